import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LiveState } from '../../app/live-state.ts';
import { fixturePrediction, fixtureStore } from '../testing/live-fixture.ts';
import { renderLive } from '../testing/render-live.tsx';

const TEXT = 'I absolutely loved this film';
const SEGMENT = {
  id: 's1',
  text: TEXT,
  startSeconds: 0,
  endSeconds: 4,
  source: 'typed' as const,
  final: true,
};

function predicted(overrides: Partial<LiveState> = {}) {
  const prediction = fixturePrediction({ text: TEXT, absent: ['visual'] });
  const store = fixtureStore({
    source: { kind: 'devices' },
    prediction,
    transcript: [SEGMENT],
    utterances: [
      {
        id: 'u1',
        startSeconds: 0,
        endSeconds: 4,
        text: TEXT,
        sentiment: prediction.sentiment,
        balance: 0.1,
        prediction,
      },
    ],
    history: [
      { seconds: 3, sentiment: 0.4, balance: 0 },
      { seconds: 4, sentiment: prediction.sentiment, balance: 0.1 },
    ],
    ...overrides,
  });
  return { store, prediction };
}

const shownValue = (id: string) => Number(page.getByTestId(id).element().getAttribute('data-value'));

describe('the prediction', () => {
  it('is one number in the gauge, the sum under the map and the logit', async () => {
    const { store, prediction } = predicted();
    await renderLive(store);
    await expect.element(page.getByTestId('sentiment')).toHaveTextContent(/^\+1\.\d$/);
    await expect.element(page.getByTestId('sentiment-step')).toHaveTextContent('weakly positive');
    await expect.poll(() => shownValue('sentiment')).toBeCloseTo(prediction.sentiment, 6);
    await expect
      .poll(() => shownValue('heatmap-sum') + shownValue('heatmap-bias'))
      .toBeCloseTo(prediction.sentiment, 5);
    await expect.poll(() => shownValue('logit')).toBeCloseTo(prediction.logit, 6);
    await expect.poll(() => shownValue('balance')).toBeCloseTo(prediction.balance, 5);
  });

  it('says what is absent instead of showing zero', async () => {
    await renderLive(predicted({ presence: { language: true, acoustic: true, visual: false } }).store);
    await expect.element(page.getByTestId('presence')).toHaveTextContent(/no face/);
    await expect
      .element(page.getByTestId('heatmap').getByRole('application'))
      .toHaveAccessibleName(/Face: no face\./);
    await expect
      .element(page.getByRole('img', { name: /Each modality on its own.*Face no face/ }))
      .toBeVisible();
  });

  it('waits without one', async () => {
    await renderLive(fixtureStore());
    await expect.element(page.getByText('No prediction yet.')).toBeVisible();
    expect(page.getByTestId('sentiment').element().getAttribute('data-value')).toBeNull();
  });
});

describe('an answer about what is over', () => {
  const past = (nothing: boolean) => ({ kind: 'past' as const, ageSeconds: 4, nothing });

  it('is no number while nothing is there; what is still shown is grey and says how old it is', async () => {
    const { store, prediction } = predicted({ freshness: past(true) });
    await renderLive(store);
    await expect.element(page.getByTestId('sentiment')).toHaveTextContent('–');
    expect(page.getByTestId('sentiment').element().getAttribute('data-value')).toBeNull();
    await expect.element(page.getByTestId('sentiment-step')).toHaveTextContent(/^\+1\.\d, 4 s ago$/);
    await expect.element(page.getByRole('img', { name: /^No sentiment now/ })).toBeVisible();
    for (const chart of ['flow', 'balance-bar', 'heatmap']) {
      const figure = page.getByTestId(chart);
      await expect.element(figure.getByTestId('past')).toHaveTextContent('4 s ago');
      const drawing = figure.element().querySelector('header + *') as HTMLElement;
      expect(getComputedStyle(drawing).filter).toBe('grayscale(1)');
    }
    await expect
      .element(page.getByTestId('heatmap').getByRole('application'))
      .toHaveAccessibleName(/^4 s ago/);
    store.state.setState({ freshness: { kind: 'now' } });
    await expect.poll(() => shownValue('sentiment')).toBeCloseTo(prediction.sentiment, 6);
    await expect.element(page.getByTestId('past')).not.toBeInTheDocument();
  });

  it('keeps its number, grey, while something else is there', async () => {
    await renderLive(predicted({ freshness: past(false) }).store);
    await expect.element(page.getByTestId('sentiment')).toHaveTextContent(/^\+1\.\d$/);
    await expect.element(page.getByTestId('sentiment-step')).toHaveTextContent('weakly positive, 4 s ago');
  });

  it('is not held against a moment that is looked back at', async () => {
    const { store } = predicted({ freshness: past(true) });
    await renderLive(store);
    await page.getByRole('button', { name: /Look at “I absolutely loved this film” again/ }).click();
    await expect.poll(() => shownValue('sentiment')).toBeGreaterThan(1);
    await expect.element(page.getByTestId('past')).not.toBeInTheDocument();
  });

  it('says that it stands still while what plays is paused', async () => {
    await renderLive(predicted({ freshness: { kind: 'paused' } }).store);
    await expect.element(page.getByTestId('gauge')).toHaveTextContent('paused');
  });
});

describe('the contribution map', () => {
  it('names the cell the arrow keys reach and marks its word in the transcript', async () => {
    await renderLive(predicted().store);
    const map = page.getByTestId('heatmap').getByRole('application');
    ((await map.findElement()) as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    const tip = page.getByTestId('heatmap').getByRole('status');
    await expect.element(tip).toHaveTextContent(/\+0\.\d{3} points/);
    await expect.element(tip).toHaveTextContent(/shared · Language/);
    await expect.element(tip).toHaveTextContent(/“loved”/);
    const marked = () => [...document.querySelectorAll('button [data-marked]')];
    await expect.poll(() => marked().map((word) => word.textContent)).toEqual(['loved']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(tip).toHaveTextContent(/shared · Voice.*s into the window/);
    await userEvent.keyboard('{Escape}');
    await expect.element(tip).not.toBeInTheDocument();
  });
});

describe('a chart', () => {
  it('says what one is looking at, with the words it uses', async () => {
    await renderLive(predicted().store);
    await page.getByRole('button', { name: 'What am I looking at? Contributions' }).click();
    await expect.element(page.getByText(/Each cell is what one branch of one modality adds/)).toBeVisible();
    await page.getByRole('link', { name: 'Contribution', exact: true }).last().hover();
    await expect.element(page.getByRole('tooltip')).toHaveTextContent(/cshared = a \(w ⊙ λ\) · S′/);
  });
});

describe('an utterance on the timeline', () => {
  it('is looked at again, and left again', async () => {
    const { store, prediction } = predicted();
    await renderLive(store);
    await expect.poll(() => shownValue('sentiment')).toBeCloseTo(prediction.sentiment, 6);
    store.state.setState({
      prediction: fixturePrediction({ text: 'I hated it', utteranceId: 'u2', mood: -1, startSeconds: 6 }),
    });
    await expect.poll(() => shownValue('sentiment')).toBeLessThan(0);
    await page.getByRole('button', { name: /Look at “I absolutely loved this film” again/ }).click();
    await expect.poll(() => shownValue('sentiment')).toBeCloseTo(prediction.sentiment, 6);
    await page.getByRole('button', { name: 'Back to live' }).click();
    await expect.poll(() => shownValue('sentiment')).toBeLessThan(0);
  });
});

describe('inputs', () => {
  it('go from a sample to camera, microphone and words with one click', async () => {
    const store = fixtureStore();
    await renderLive(store);
    await page.getByTestId('use-camera').click();
    await expect.poll(() => store.calls).toEqual([['useMyDevices']]);
  });

  it('leave the sample when somebody types, and end the sentence with Enter', async () => {
    const store = fixtureStore();
    await renderLive(store);
    await page.getByTestId('transcript-input').fill('Hello');
    await expect.poll(() => store.calls).toEqual([['draft', 'Hello']]);
    store.state.setState({ source: { kind: 'devices' } });
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => store.calls.slice(-2)).toEqual([['draft', 'Hello'], ['commitDraft']]);
    await expect.element(page.getByTestId('transcript-input')).toHaveValue('');
  });

  it('ask before speech leaves the device, and take closing for a no', async () => {
    const store = fixtureStore({ source: { kind: 'devices' }, asksCloudSpeech: true });
    await renderLive(store);
    await page.getByRole('button', { name: 'Do not send anything' }).click();
    await expect.poll(() => store.calls).toEqual([['allowCloudSpeech', false]]);
    await page.getByRole('button', { name: 'Agree and switch on' }).click();
    await expect.poll(() => store.calls.at(-1)).toEqual(['allowCloudSpeech', true]);
    store.state.setState({ asksCloudSpeech: false });
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('say that a voice is heard without its words, with the ways there are', async () => {
    const on = { status: 'on', muted: false } as const;
    const off = { status: 'off' } as const;
    const store = fixtureStore({
      source: { kind: 'devices' },
      channels: { camera: off, microphone: on, speechRecognition: off },
    });
    await renderLive(store);
    const note = page.getByTestId('words-note');
    await expect.element(note).toBeEmptyDOMElement();
    store.state.setState({ wordless: true });
    await expect.element(note).toHaveTextContent(/speech to text is off/);
    await note.getByRole('button', { name: 'Type instead' }).click();
    await expect.element(page.getByTestId('transcript-input')).toHaveFocus();
    await note.getByRole('button', { name: 'Switch on speech to text' }).click();
    await expect.poll(() => store.calls).toEqual([['setChannel', 'speechRecognition', true]]);
    store.state.setState({ wordless: false });
    await expect.element(note).toBeEmptyDOMElement();
  });

  it('say where speech is recognised in the same words at the switch and in the settings', async () => {
    const store = fixtureStore({ source: { kind: 'devices' } });
    await renderLive(store);
    await page.getByRole('button', { name: 'Device settings' }).click();
    for (const speechRecognition of ['unsupported', 'onDevice', 'cloud'] as const) {
      for (const cloudSpeechAllowed of [false, true]) {
        for (const status of ['off', 'on'] as const) {
          const channel = status === 'on' ? ({ status, muted: false } as const) : { status };
          store.state.setState(({ channels }) => ({
            speechRecognition,
            cloudSpeechAllowed,
            channels: { ...channels, speechRecognition: channel },
          }));
          const settings = () => page.getByTestId('speech-whereabouts').element().textContent;
          const title = () => page.getByTestId('channel-speechRecognition').element().getAttribute('title');
          await expect.poll(() => settings() === title()).toBe(true);
          const isLocal = /on this device\./.test(settings() ?? '');
          expect(isLocal).toBe(speechRecognition === 'onDevice');
        }
      }
    }
  });

  it('say when the browser holds the sound of the microphone back', async () => {
    const { store } = predicted();
    await renderLive(store);
    store.state.setState(({ channels }) => ({
      channels: { ...channels, microphone: { status: 'on', muted: false, halted: true } },
    }));
    await expect
      .element(page.getByTestId('still-microphone'))
      .toHaveTextContent(/press anywhere on this page/);
  });

  it('show their own trouble, with what to do', async () => {
    const { store } = predicted();
    await renderLive(store);
    store.state.setState(({ channels }) => ({
      channels: { ...channels, camera: { status: 'failed', problem: { code: 'camera-denied' } } },
    }));
    await expect.element(page.getByRole('alert')).toHaveTextContent(/did not allow the camera.*address bar/);
    await expect.element(page.getByTestId('channel-microphone')).toBeEnabled();
  });

  it('show that words are wanted in vain when the recogniser gave up', async () => {
    const { store } = predicted();
    await renderLive(store);
    store.state.setState(({ channels, parts }) => ({
      speechRecognition: 'page',
      channels: { ...channels, speechRecognition: { status: 'on', muted: false } },
      parts: { ...parts, speech: { status: 'failed', problem: { code: 'worker-gave-up' } } },
    }));
    const words = page.getByTestId('channel-speechRecognition');
    await expect.element(words).toHaveAttribute('data-status', 'failed');
    await expect.element(words).toHaveAttribute('aria-checked', 'true');
    await expect
      .element(page.getByTestId('part-speech').getByRole('button', { name: 'Try again' }))
      .toBeVisible();
  });
});

describe('a sentence of the transcript', () => {
  it('is corrected in place', async () => {
    const { store } = predicted();
    await renderLive(store);
    await page.getByRole('button', { name: `Correct “${TEXT}”` }).click();
    await page.getByRole('textbox', { name: 'Correct the sentence' }).fill('I hated this film');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => store.calls).toEqual([['editSegment', 's1', 'I hated this film']]);
  });

  it('is taken away by its button, by an empty correction, and by Escape in the empty field', async () => {
    const { store } = predicted();
    await renderLive(store);
    await page.getByTestId('transcript-clear').click();
    await page.getByRole('button', { name: `Correct “${TEXT}”` }).click();
    await page.getByRole('textbox', { name: 'Correct the sentence' }).fill('');
    await userEvent.keyboard('{Enter}');
    await page.getByTestId('transcript-input').click();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => store.calls).toEqual(Array(3).fill(['editSegment', 's1', '']));
  });

  it('stays as it was after Escape', async () => {
    const { store } = predicted();
    await renderLive(store);
    await page.getByRole('button', { name: `Correct “${TEXT}”` }).click();
    await page.getByRole('textbox', { name: 'Correct the sentence' }).fill('something else');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: `Correct “${TEXT}”` })).toBeVisible();
    expect(store.calls).toEqual([]);
  });
});

describe('parts of the model', () => {
  it('show bytes while they load and can be cancelled', async () => {
    const { store } = predicted();
    await renderLive(store);
    store.state.setState(({ parts }) => ({
      parts: {
        ...parts,
        text: { status: 'loading', loadedBytes: 12_400_000, totalBytes: 28_369_009, attempt: 1 },
      },
    }));
    const note = page.getByTestId('part-text');
    await expect.element(note).toHaveTextContent(/Loading the text model 12\.4 of 28\.4 MB/);
    await note.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => store.calls).toEqual([['cancelPart', 'text']]);
  });

  it('say what failed where it failed and try again', async () => {
    const { store } = predicted();
    await renderLive(store);
    store.state.setState(({ parts }) => ({
      parts: {
        ...parts,
        face: { status: 'failed', problem: { code: 'model-file-corrupt', detail: 'face_landmarker.task' } },
      },
    }));
    const note = page.getByTestId('part-face');
    await expect.element(note.getByRole('alert')).toHaveTextContent(/face_landmarker\.task/);
    await note.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => store.calls).toEqual([['retryPart', 'face']]);
  });
});

describe('the page', () => {
  it('shows a notice once and tells the store when it is gone', async () => {
    const { store } = predicted();
    await renderLive(store);
    store.state.setState({ notices: [{ id: 'n1', problem: { code: 'gpu-device-lost' } }] });
    await expect.element(page.getByTestId('notice')).toHaveTextContent(/graphics processor was lost/);
    await page.getByTestId('notice').getByRole('button').click();
    await expect.poll(() => store.calls).toEqual([['dismissNotice', 'n1']]);
  });

  it('says why the backend is not the preferred one', async () => {
    const { store } = predicted({
      backend: {
        name: 'wasm',
        adapter: '',
        reason: { code: 'backend-software-gpu', detail: 'swiftshader' },
        selfTestDifference: 2e-7,
        rival: null,
        times: { wasm: 4.4 },
      },
    });
    await renderLive(store);
    await expect.element(page.getByTestId('backend')).toHaveTextContent('Wasm');
    await page.getByTestId('backend').click();
    await expect.element(page.getByText(/emulated in software here \(swiftshader\)/)).toBeVisible();
    await expect.element(page.getByText('Timed here: WebAssembly 4.4 ms a window.')).toBeVisible();
  });

  it.each([
    [1440, 900],
    [820, 1180],
    [390, 844],
  ])('fits %i pixels without scrolling sideways', async (width, height) => {
    await renderLive(predicted().store, width, height);
    await expect.element(page.getByTestId('heatmap')).toBeInTheDocument();
    await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    if (width !== 1440) return;
    await expect.poll(() => document.documentElement.scrollHeight).toBeLessThanOrEqual(height);
  });
});
