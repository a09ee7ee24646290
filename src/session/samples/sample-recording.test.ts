import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { extractAcoustic } from '../../features/acoustic/extractor.ts';
import { readVoiceDetection } from '../../features/acoustic/node-source.ts';
import { ACOUSTIC_FRAME_WIDTH, LANGUAGE_WIDTH, type TokenFrame } from '../../features/frames.ts';
import { closedUtterances, type Recording, walkThrough, windowAt } from '../fold/recording.ts';
import { startSession } from '../fold/session.ts';
import type { SessionWindow } from '../types.ts';
import { type LoadedSample, loadSample } from './load-sample.ts';
import { recordSample } from './sample-recording.ts';
import { SAMPLES } from './samples.ts';

/** One token a word; its vector depends on the whole text, as a contextual encoder's does. */
function tokensOf(text: string): TokenFrame[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: piece, index }) => ({
    piece,
    start: index,
    end: index + piece.length,
    values: new Float32Array(LANGUAGE_WIDTH).map((_, i) => Math.sin(i + index + text.length)),
  }));
}

let sample: LoadedSample;
let recording: Recording;

const load = (id: string) =>
  loadSample(id, (path) => readFile(new URL(`../../../public/${path}`, import.meta.url)));

async function recorded(): Promise<Recording> {
  const voice = await readVoiceDetection();
  return recordSample(sample, {
    extract: async (samples) => extractAcoustic(samples, voice),
    encode: async (texts) => texts.map(tokensOf),
  });
}

beforeAll(async () => {
  sample = await load('delighted');
  recording = await recorded();
});

/** A window with a digest of its numbers in their place: equal when every bit is. */
function digested(window: SessionWindow | null) {
  if (!window) return null;
  const digest = (values: Float32Array) =>
    createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');
  const tracks = Object.entries(window.tracks).map(([modality, { values, mask }]) => [
    modality,
    digest(values),
    digest(mask),
  ]);
  return { ...window, tracks };
}

/** Every moment of the sample at which something may change, and some between. */
const moments = () => Array.from({ length: 50 }, (_, i) => Math.round(i * 26) / 100);

describe('a sample as a recording', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('has the windows a session cuts to which the same comes bit by bit', async () => {
    const session = startSession(async (text) => tokensOf(text));
    session.setReceiving(true);
    let windows = 0;
    for (const [index, now] of moments().entries()) {
      const since = moments()[index - 1] ?? -1;
      vi.advanceTimersByTime(Math.round(1000 * (now - Math.max(0, since))));
      const fresh = ({ seconds }: { seconds: number }) => seconds > since && seconds <= now;
      session.addAcoustic(recording.acoustic.filter(fresh));
      for (const face of recording.visual.filter(fresh)) session.addVisual(face);
      for (const { segment } of recording.transcript.filter(fresh)) session.transcript.put(segment);
      // The first look asks for the tokens, the next one has them.
      session.look();
      await Promise.resolve();
      const live = session.look();
      const cut = windowAt(recording, session.clock.seconds());
      expect(digested(cut)).toEqual(digested(live));
      if (cut) windows += 1;
    }
    expect(windows).toBeGreaterThan(45);
  });

  it('is the same recording, with the same windows, every time', async () => {
    const again = await recorded();
    for (const now of moments())
      expect(digested(windowAt(again, now))).toEqual(digested(windowAt(recording, now)));
  });
});

describe('windowAt', () => {
  const modalities = ['language', 'acoustic', 'visual'] as const;
  const valid = (window: SessionWindow | null) =>
    modalities.map((modality) => window?.tracks[modality].mask.filter((m) => m === 1).length ?? 0);

  it('knows nothing of what comes later', () => {
    const until = 4;
    const known: Recording = {
      ...recording,
      acoustic: recording.acoustic.filter(({ seconds }) => seconds <= until),
      visual: recording.visual.filter(({ seconds }) => seconds <= until),
      transcript: recording.transcript.filter(({ seconds }) => seconds <= until),
    };
    expect(digested(windowAt(known, until))).toEqual(digested(windowAt(recording, until)));
  });

  it('holds more of an utterance the later it is looked at, and stays within the recording', () => {
    const [first] = closedUtterances(recording);
    if (!first) throw new Error('no utterance');
    const early = windowAt(recording, first.startSeconds + 0.5);
    const late = windowAt(recording, first.endSeconds);
    expect(late?.utteranceId).toBe(first.id);
    for (const [index, steps] of valid(late).entries()) {
      expect(steps).toBeGreaterThanOrEqual(valid(early)[index] ?? 0);
      expect(steps).toBeGreaterThan(0);
    }
    expect(late?.texts.map(({ text }) => text)).toEqual([sample.utterances[0]?.text]);
    const at = (seconds: number) => digested(windowAt(recording, seconds));
    expect(at(recording.durationSeconds + 100)).toEqual(at(recording.durationSeconds));
    expect(at(-3)).toEqual(at(0));
  });

  it('is null where there is nothing', () => {
    expect(windowAt({ ...recording, acoustic: [], visual: [], transcript: [] }, 5)).toBeNull();
  });

  it('has as many utterances as the sample, each with its words', () => {
    const texts = closedUtterances(recording).map(({ segments }) =>
      segments.map(({ text }) => text).join(' '),
    );
    expect(texts).toEqual(sample.utterances.map(({ text }) => text));
  });
});

describe('every sample', () => {
  it.each(SAMPLES.map(({ id }) => id))('%s is cut between sentences only, at every moment', async (id) => {
    const loaded = await load(id);
    const voice = await readVoiceDetection();
    const whole = await recordSample(loaded, {
      extract: async (samples) => extractAcoustic(samples, voice),
      encode: async (texts) => texts.map(tokensOf),
    });
    const said = (utterances: ReturnType<typeof closedUtterances>) =>
      utterances.map(({ segments }) => segments.map(({ text }) => text).join(' '));
    expect(said(closedUtterances(whole))).toEqual(loaded.utterances.map(({ text }) => text));
    const walk = walkThrough(whole);
    for (let now = 0; now < whole.durationSeconds; now += 0.1) {
      walk.goTo(now);
      // While a sentence is said, what is looked at has its words.
      const saying = loaded.utterances.find(({ words, endSeconds }) => {
        const first = words[0]?.startSeconds ?? 0;
        return first + 0.1 < now && now < endSeconds;
      });
      if (saying) expect(walk.window()?.texts, `${id} at ${now}`).not.toEqual([]);
    }
  });
});

describe('a walk through a recording', () => {
  it('has the windows of its moments, whichever came before', () => {
    const walk = walkThrough(recording);
    for (const now of moments()) {
      walk.goTo(now);
      expect(digested(walk.window())).toEqual(digested(windowAt(recording, now)));
    }
  });

  it('looks at an utterance alone where it is asked to', () => {
    const [first, second] = closedUtterances(recording);
    if (!first || !second) throw new Error('fewer than two utterances');
    const walk = walkThrough(recording);
    walk.goTo(first.endSeconds);
    expect(digested(walk.window(first.id))).toEqual(digested(walk.window()));
    walk.goTo(second.endSeconds);
    expect(walk.window(first.id)?.utteranceId).toBe(first.id);
    expect(walk.window('nobody')).toBeNull();
  });

  it('keeps every utterance of a long recording', () => {
    const voiced = (seconds: number) => seconds % 2 < 1;
    const values = new Float32Array(ACOUSTIC_FRAME_WIDTH);
    const acoustic = Array.from({ length: 20_000 }, (_, i) => i / 100).map((seconds) => ({
      seconds,
      values,
      voiced: voiced(seconds),
      pitchHertz: 0,
    }));
    const long: Recording = { ...recording, durationSeconds: 200, acoustic, visual: [], transcript: [] };
    const spans = closedUtterances(long);
    expect(spans).toHaveLength(100);
    expect(spans[0]?.startSeconds).toBe(0);
    expect(new Set(spans.map(({ id }) => id)).size).toBe(100);
  });
});
