import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeatureTracks } from '../../../../features/frames.ts';
import { closedUtterances, windowAt } from '../../../../session/fold/recording.ts';
import {
  fixturePrediction,
  fixtureRecording,
  fixtureStore,
  fixtureTokens,
} from '../../../testing/live-fixture.ts';
import { createLabStore } from '../lab-store.ts';
import { replacedTexts, withModality, withTexts } from './edited-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A Laboratory over a live session that says something; the network's answer tells how much was in the window. */
function opened() {
  const live = fixtureStore({ prediction: fixturePrediction({ text: 'live words' }) });
  const { trace } = fixturePrediction();
  const asked: FeatureTracks[] = [];
  const explore = async (tracks: FeatureTracks) => {
    asked.push(tracks);
    const sum = tracks.language.values.reduce((total, value) => total + value, 0);
    return [{ ...trace, sentiment: { shape: [1], values: Float32Array.of(Math.tanh(sum)) } }];
  };
  const lab = createLabStore({ ...live, explore });
  const stop = lab.follow();
  const settle = () => vi.advanceTimersByTimeAsync(600);
  const now = () => lab.state.getState();
  const words = () =>
    now()
      .exploration?.shown.window.tokens.map(({ text }) => text)
      .join(' ');
  return { live, lab, asked, stop, settle, now, words };
}

const RECORDING = { kind: 'recording', id: 'flat', seconds: 2 } as const;

describe('looking at a recording', () => {
  it('shows its window at the moment, and moves within it', async () => {
    const { lab, settle, words, asked } = opened();
    await lab.look(RECORDING);
    await settle();
    expect(words()).toBe('I loved it');
    expect(asked.at(-1)).toEqual(windowAt(fixtureRecording('flat'), 2)?.tracks);
    lab.moveTo(5.004);
    await settle();
    expect(words()).toBe('it was awful');
    expect(lab.state.getState().subject).toEqual({ ...RECORDING, seconds: 5 });
    lab.moveTo(99);
    expect(lab.state.getState().subject).toEqual({ ...RECORDING, seconds: 6 });
  });

  it('begins at the end of the first utterance', async () => {
    const { lab, now } = opened();
    await lab.lookAtRecording('flat');
    const [first] = closedUtterances(fixtureRecording('flat'));
    expect(now().subject).toMatchObject({ id: 'flat', seconds: expect.closeTo(first?.endSeconds ?? 0, 2) });
  });

  it('plays to its end and stops there', async () => {
    const { lab, now } = opened();
    await lab.look({ ...RECORDING, seconds: 5 });
    lab.play();
    await vi.advanceTimersByTimeAsync(500);
    expect(now().playing).toBe(true);
    expect(now().subject).toMatchObject({ seconds: 5.5 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(now().subject).toMatchObject({ seconds: 6 });
    expect(now().playing).toBe(false);
  });

  it('stops the live sample meanwhile, and only then starts it again', async () => {
    const { lab, live } = opened();
    await lab.look(RECORDING);
    expect(new Set(live.calls.flat())).toEqual(new Set(['pauseSample']));
    await lab.look({ kind: 'live' });
    expect(live.calls.at(-1)).toEqual(['resumeSample']);
    const before = live.calls.length;
    await lab.look({ kind: 'live' });
    expect(live.calls).toHaveLength(before);
  });

  it('shows nothing in place of a recording that does not come, and says so', async () => {
    const live = fixtureStore({ prediction: fixturePrediction({ text: 'live words' }) });
    const openRecording = async () => Promise.reject(new Error('samples/flat/session.json is damaged'));
    const lab = createLabStore({ ...live, openRecording });
    const stop = lab.follow();
    await lab.look(RECORDING);
    await vi.advanceTimersByTimeAsync(600);
    stop();
    expect(lab.state.getState()).toMatchObject({
      subject: RECORDING,
      opened: null,
      viewed: null,
      exploration: null,
      opening: null,
      problem: { code: 'sample-failed', detail: 'samples/flat/session.json is damaged' },
    });
  });
});

describe('holding the live session', () => {
  it('stays at the window while the session goes on', async () => {
    const { lab, live, settle, words } = opened();
    await settle();
    lab.hold(true);
    live.state.setState({ prediction: fixturePrediction({ text: 'something newer' }) });
    await settle();
    expect(words()).toBe('live words');
    lab.hold(false);
    await settle();
    expect(words()).toBe('something newer');
  });
});

describe('edits', () => {
  it('show the prediction before and after, and can be undone one by one', async () => {
    const { lab, settle, words, now } = opened();
    await lab.look(RECORDING);
    await settle();
    const before = now().exploration?.shown.sentiment;
    lab.replaceWord(1, 'despised');
    await settle();
    expect(words()).toBe('I despised it');
    expect(now().exploration?.unedited).toBe(before);
    expect(now().exploration?.shown.sentiment).not.toBe(before);
    lab.swap({ modality: 'visual', from: { id: 'sarcastic', seconds: 2 } });
    await settle();
    const face = windowAt(fixtureRecording('sarcastic'), 2)?.tracks.visual;
    expect(now().viewed?.window.tracks.visual).toEqual(face);
    expect(words()).toBe('I despised it');
    lab.undo();
    await settle();
    expect(now().viewed?.window.tracks.visual).not.toEqual(face);
    expect(words()).toBe('I despised it');
    lab.undo();
    await settle();
    expect(words()).toBe('I loved it');
    expect(now().exploration?.unedited).toBeNull();
  });

  it('belong to the window: words go with another moment, a swapped modality stays', async () => {
    const { lab, settle, words, now } = opened();
    await lab.look(RECORDING);
    lab.swap({ modality: 'visual', from: { id: 'sarcastic', seconds: 2 } });
    lab.replaceWord(1, 'despised');
    lab.moveTo(5);
    await settle();
    expect(words()).toBe('it was awful');
    expect(now().edits).toEqual({
      words: {},
      swap: { modality: 'visual', from: { id: 'sarcastic', seconds: 2 } },
      text: null,
    });
  });

  it('hold the live session', async () => {
    const { lab, live, settle, words } = opened();
    await settle();
    lab.replaceWord(0, 'dead');
    live.state.setState({ prediction: fixturePrediction({ text: 'something newer' }) });
    await settle();
    expect(words()).toBe('dead words');
  });
});

describe('an edited window', () => {
  const window = windowAt(fixtureRecording('flat'), 2);
  if (!window) throw new Error('no window');
  const encode = async (texts: readonly string[]) => texts.map(fixtureTokens);

  it('has its words replaced where they stood, whatever they are replaced by', () => {
    const text = (words: Record<number, string>) => replacedTexts(window, words).map((said) => said.text);
    expect(text({})).toEqual(['I loved it']);
    expect(text({ 0: 'They all', 2: 'his speech.' })).toEqual(['They all loved his speech.']);
    expect(text({ 9: 'nobody' })).toEqual(['I loved it']);
  });

  it('is the same window when the same texts are encoded again', async () => {
    expect(await withTexts(window, window.texts, encode)).toEqual(window);
  });

  it('takes the words along with another language', () => {
    const other = windowAt(fixtureRecording('flat'), 5);
    const swapped = withModality(window, 'language', other);
    expect(swapped.texts).toEqual(other?.texts);
    expect(swapped.tracks.acoustic).toBe(window.tracks.acoustic);
    const silent = withModality(window, 'language', null);
    expect(silent.tokens).toEqual([]);
    expect(silent.tracks.language.mask.includes(1)).toBe(false);
    expect(silent.tracks.language.values).toHaveLength(window.tracks.language.values.length);
  });
});
