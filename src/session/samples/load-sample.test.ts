import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadSample, type ReadFile } from './load-sample.ts';
import { SampleError } from './sample-error.ts';
import { SAMPLES } from './samples.ts';

const fromPublic: ReadFile = (path) => readFile(new URL(`../../../public/${path}`, import.meta.url));

/** Root mean square of a stretch of sound. */
function loudness(audio: Float32Array, startSeconds: number, endSeconds: number): number {
  const part = audio.subarray(Math.round(16_000 * startSeconds), Math.round(16_000 * endSeconds));
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
}

describe.each(SAMPLES)('sample session $id', ({ id, durationSeconds }) => {
  it('loads, with sound as long as the session', async () => {
    const sample = await loadSample(id, fromPublic);
    expect(sample.durationSeconds).toBe(durationSeconds);
    expect(sample.audio).toHaveLength(Math.round(16_000 * durationSeconds));
  });

  it('has words in order, each within its utterance and each heard', async () => {
    const { utterances, audio } = await loadSample(id, fromPublic);
    for (const { text, words, startSeconds, endSeconds } of utterances) {
      expect(words.map((word) => word.text).join(' ')).toBe(text);
      let last = startSeconds;
      for (const word of words) {
        expect(word.startSeconds).toBeGreaterThanOrEqual(last);
        expect(word.endSeconds).toBeGreaterThan(word.startSeconds);
        expect(loudness(audio, word.startSeconds, word.endSeconds)).toBeGreaterThan(0.005);
        last = word.endSeconds;
      }
      expect(last).toBeLessThanOrEqual(endSeconds);
    }
  });

  it('is silent between utterances', async () => {
    const { utterances, audio } = await loadSample(id, fromPublic);
    utterances.slice(1).forEach(({ startSeconds }, index) => {
      const before = utterances[index]?.endSeconds ?? 0;
      expect(loudness(audio, before + 0.35, startSeconds - 0.05)).toBeLessThan(0.005);
    });
  });

  it('shows a face inside the picture, with scores within 0..1, at every moment', async () => {
    const { faceAt } = await loadSample(id, fromPublic);
    for (let frame = 0; frame < 10 * durationSeconds; frame++) {
      const { blendshapes, matrix, landmarks } = faceAt(frame / 10);
      expect(blendshapes).toHaveLength(52);
      expect(blendshapes.every((score) => score >= 0 && score <= 1)).toBe(true);
      expect(matrix).toHaveLength(16);
      expect(landmarks).toHaveLength(3 * 478);
      expect(landmarks.every((value, at) => at % 3 === 2 || (value > 0 && value < 1))).toBe(true);
    }
  });

  it('moves the mouth while it speaks more than while it is silent', async () => {
    const { faceAt, words } = await loadSample(id, fromPublic);
    const jawOpen = (seconds: number): number => faceAt(seconds).blendshapes[25] ?? 0;
    const speaking = words.map(({ startSeconds, endSeconds }) => jawOpen((startSeconds + endSeconds) / 2));
    expect(Math.max(...speaking)).toBeGreaterThan(0.12);
    expect(jawOpen(durationSeconds)).toBeLessThan(0.05);
  });
});

describe('loadSample', () => {
  it('offers just the sessions that ship', () => {
    const folders = readdirSync(new URL('../../../public/samples', import.meta.url));
    expect(folders.sort()).toEqual(SAMPLES.map(({ id }) => id).sort());
  });

  it('says which file is damaged', async () => {
    const damaged: ReadFile = async (path) =>
      path.endsWith('session.json') ? new TextEncoder().encode('{"id": "flat"}') : fromPublic(path);
    const failure = await loadSample('flat', damaged).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SampleError);
    expect((failure as SampleError).path).toBe('samples/flat/session.json');
  });

  it('says which file did not come', async () => {
    const missing: ReadFile = (path) =>
      path.endsWith('.ogg') ? Promise.reject(new Error('404')) : fromPublic(path);
    await expect(loadSample('flat', missing)).rejects.toThrow('samples/flat/speech.ogg could not be loaded');
  });
});
