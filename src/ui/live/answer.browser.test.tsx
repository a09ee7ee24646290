import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { TranscriptSegment } from '../../session/types.ts';
import { fixturePrediction, fixtureStore } from '../testing/live-fixture.ts';
import { renderLive } from '../testing/render-live.tsx';

const segment = (id: string, text: string): TranscriptSegment => ({
  id,
  text,
  startSeconds: 0,
  endSeconds: 4,
  source: 'typed',
  final: true,
});

describe('why the answer is what it is', () => {
  it('is one sentence made of the contributions, of what is there', async () => {
    const store = fixtureStore({
      source: { kind: 'devices' },
      prediction: fixturePrediction({ text: 'I hated it', mood: 1, absent: ['visual'] }),
    });
    await renderLive(store);
    const why = page.getByTestId('why');
    await expect.element(why).toHaveTextContent(/^Your voice pulls up.*, your words pull down.*\.$/);
    expect(why.element().textContent).not.toMatch(/face/);
    store.state.setState({ freshness: { kind: 'past', ageSeconds: 3, nothing: true } });
    await expect.element(why).toHaveTextContent('');
  });

  it('speaks of nobody’s own words while something plays', async () => {
    await renderLive(fixtureStore({ prediction: fixturePrediction({ text: 'I hated it' }) }));
    await expect.element(page.getByTestId('why')).toHaveTextContent(/^The words pull down/);
  });
});

describe('how sure the answer is', () => {
  it('is a band on the gauge, with its words', async () => {
    const prediction = { ...fixturePrediction(), sentiment: 0.8, interval: { low: -0.44, high: 2.04 } };
    const store = fixtureStore({ prediction });
    await renderLive(store);
    const words = '80 % interval from −0.4 to +2.0';
    const gauge = page.getByRole('img', {
      name: `Sentiment +0.8: weakly positive, on a scale from −3 to +3. ${words}.`,
    });
    await expect.element(gauge).toBeVisible();
    const band = page.getByTestId('interval');
    expect(band.element().querySelector('title')?.textContent).toBe(words);
    // It reaches from a little left of the middle far to the right, and the needle is inside.
    const box = () => band.element().getBoundingClientRect();
    const middle = () => {
      const { left, width } = gauge.element().getBoundingClientRect();
      return left + width / 2;
    };
    await expect.poll(() => box().left < middle() && box().right > middle() + 40).toBe(true);

    store.state.setState({ prediction: { ...prediction, interval: null } });
    await expect.element(band).not.toBeInTheDocument();
    await expect.element(page.getByRole('img', { name: /on a scale from −3 to \+3\.$/ })).toBeVisible();
  });

  it('is not said of what is no answer', async () => {
    const store = fixtureStore({ prediction: fixturePrediction() });
    await renderLive(store);
    await expect.element(page.getByTestId('interval')).toBeInTheDocument();
    store.state.setState({ freshness: { kind: 'past', ageSeconds: 3, nothing: true } });
    await expect.element(page.getByTestId('interval')).not.toBeInTheDocument();
  });
});

describe('words of the transcript', () => {
  it('are grey outside the window that is shown, also when looking back', async () => {
    const first = 'I loved it';
    const second = 'I hated it';
    const prediction = fixturePrediction({ text: first, segmentId: 's1', utteranceId: 'u1' });
    const store = fixtureStore({
      source: { kind: 'devices' },
      prediction,
      transcript: [segment('s1', first), segment('s2', second)],
      utterances: [
        { id: 'u1', startSeconds: 0, endSeconds: 4, text: first, sentiment: 0.7, balance: 0, prediction },
        { id: 'u2', startSeconds: 5, endSeconds: 9, text: second, sentiment: -0.7, balance: 0 },
      ],
      history: [
        { seconds: 4, sentiment: 0.7, balance: 0 },
        { seconds: 9, sentiment: -0.7, balance: 0 },
      ],
    });
    await renderLive(store);
    const outside = (text: string) => {
      const line = page.getByRole('button', { name: `Correct “${text}”` }).element();
      return [...line.querySelectorAll('[data-outside]')].map((word) => word.textContent);
    };
    await expect.poll(() => [outside(first), outside(second)]).toEqual([[], ['I', 'hated', 'it']]);
    store.state.setState({
      prediction: fixturePrediction({ text: second, segmentId: 's2', utteranceId: 'u2', startSeconds: 5 }),
    });
    await expect.poll(() => [outside(first), outside(second)]).toEqual([['I', 'loved', 'it'], []]);
    await page.getByRole('button', { name: /Look at “I loved it” again/ }).click();
    await expect.poll(() => [outside(first), outside(second)]).toEqual([[], ['I', 'hated', 'it']]);
  });
});

describe('an example', () => {
  it('that is typed is said at once, another one each time', async () => {
    const store = fixtureStore();
    await renderLive(store);
    await page.getByTestId('example-type').click();
    await expect
      .poll(() => store.calls.map(([name]) => name))
      .toEqual(['switchToDevices', 'draft', 'commitDraft']);
    await page.getByTestId('example-type').click();
    await expect.poll(() => store.calls.length).toBe(6);
    const texts = store.calls.filter(([name]) => name === 'draft').map(([, text]) => text);
    expect(new Set(texts).size).toBe(2);
  });

  it('that is spoken says what to say, and goes again', async () => {
    const store = fixtureStore();
    await renderLive(store);
    await page.getByTestId('example-disagree').click();
    await expect
      .element(page.getByTestId('example-prompt'))
      .toHaveTextContent(/This is just wonderful\..*frown/);
    await page.getByTestId('example-say').click();
    await expect.element(page.getByTestId('example-prompt')).toHaveTextContent(/I loved every minute of it/);
    await page.getByTestId('example-say').click();
    await expect.element(page.getByTestId('example-prompt')).toHaveTextContent('');
    expect(store.calls).toEqual([]);
  });
});

describe('the balance', () => {
  it('says the imbalance by modality beside it', async () => {
    await renderLive(fixtureStore({ prediction: fixturePrediction() }));
    const shown = page.getByTestId('imbalance');
    await expect.element(shown).toHaveTextContent(/mean \|β\| by modality 0\.\d\d/);
    await expect
      .element(page.getByRole('img', { name: /^Balance beta .*Mean of \|β\| over the modalities 0\.\d\d\./ }))
      .toBeVisible();
  });
});
