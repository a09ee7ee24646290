import { expect, it } from 'vitest';
import { ACOUSTIC_HOP_SECONDS, type AcousticFrame, SAMPLE_RATE_HERTZ } from '../../features/frames.ts';
import { type WriteDownOptions, writeDownMedia } from './write-down-media.ts';

/** Shorter than the silence that ends a voice: there is sound after it when it is written down. */
const PART_SECONDS = 0.125;
const VOICES = [
  [1, 3],
  [5.2, 7.5],
] as const;
const LENGTH_SECONDS = 8;

/** A file whose samples say when they are, in seconds. */
function file(dies = 0): Pick<WriteDownOptions, 'media' | 'extractParts'> {
  let next = 0;
  let deaths = dies;
  const media = {
    overview: { durationSeconds: LENGTH_SECONDS },
    async nextSound() {
      if (next >= LENGTH_SECONDS) return { ok: true, value: null };
      const start = next * SAMPLE_RATE_HERTZ;
      next += PART_SECONDS;
      const size = PART_SECONDS * SAMPLE_RATE_HERTZ;
      return {
        ok: true,
        value: Float32Array.from({ length: size }, (_, i) => (start + i) / SAMPLE_RATE_HERTZ),
      };
    },
    async restartSound() {
      next = 0;
    },
  } as unknown as WriteDownOptions['media'];
  return {
    media,
    async extractParts(parts, onFrames) {
      let at = 0;
      for await (const part of parts) {
        if (deaths > 0 && at >= 2) {
          deaths -= 1;
          return null;
        }
        const frames = Array.from(
          { length: Math.round(part.length / SAMPLE_RATE_HERTZ / ACOUSTIC_HOP_SECONDS) },
          (_, i): AcousticFrame => {
            const seconds = at + i * ACOUSTIC_HOP_SECONDS;
            const voiced = VOICES.some(([from, to]) => seconds >= from && seconds < to);
            return { seconds, voiced, pitchHertz: 0, values: new Float32Array(0) };
          },
        );
        at += part.length / SAMPLE_RATE_HERTZ;
        onFrames(frames, at);
      }
      return true;
    },
  };
}

async function writeDown(more: Partial<WriteDownOptions> = {}) {
  const clips: { from: number; to: number }[] = [];
  const told: number[] = [];
  const shares: number[] = [];
  const cues = await writeDownMedia({
    ...file(),
    language: 'detect',
    async transcribe(samples) {
      clips.push({ from: samples[0] ?? Number.NaN, to: samples.at(-1) ?? Number.NaN });
      const words = [
        { text: ' all', startSeconds: 0.3, endSeconds: 0.5 },
        { text: ' good', startSeconds: 0.5, endSeconds: 0.9 },
      ];
      return { text: 'all good', words, language: 'en' };
    },
    onCues: (now) => told.push(now.length),
    onProgress: (share) => shares.push(share),
    signal: new AbortController().signal,
    ...more,
  });
  return { cues, clips, told, shares };
}

it('writes down each voice, with the times of its words in the file', async () => {
  const { cues, clips, told, shares } = await writeDown();
  expect(clips).toHaveLength(VOICES.length);
  for (const [index, [from, to]] of VOICES.entries()) {
    // A segment begins and ends a step outside its voice.
    expect(clips[index]?.from).toBeCloseTo(from - 0.25, 1);
    expect(clips[index]?.to).toBeCloseTo(to + 0.25, 1);
    expect(cues[index]?.text).toBe('all good');
    expect(cues[index]?.startSeconds).toBeCloseTo(from - 0.25 + 0.3, 1);
    expect(cues[index]?.endSeconds).toBeCloseTo(from - 0.25 + 0.9, 1);
  }
  expect(told).toEqual([1, 2]);
  expect(shares.at(-1)).toBe(1);
});

it('begins again when what hears voices goes away', async () => {
  const { cues } = await writeDown(file(1));
  expect(cues).toHaveLength(VOICES.length);
});

it('leaves out voices without words', async () => {
  const nothing = { text: '', words: [], language: 'en' };
  expect((await writeDown({ transcribe: async () => nothing })).cues).toEqual([]);
});

it('ends when it is cancelled', async () => {
  const controller = new AbortController();
  const cancelled = writeDown({
    signal: controller.signal,
    async transcribe() {
      controller.abort(new Error('cancelled'));
      return { text: 'too late', words: [], language: 'en' };
    },
  });
  await expect(cancelled).rejects.toThrow('cancelled');
});
