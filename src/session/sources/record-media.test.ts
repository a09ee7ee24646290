import { describe, expect, it } from 'vitest';
import type { OpenMedia } from '../../engine/workers/media/media.ts';
import {
  ACOUSTIC_FRAME_WIDTH,
  type AcousticFrame,
  LANGUAGE_WIDTH,
  SAMPLE_RATE_HERTZ,
  VISUAL_FRAME_WIDTH,
} from '../../features/frames.ts';
import type { PlainTrace } from '../../model/trace.ts';
import { cuesOf } from '../subtitles/cues-of.ts';
import { correctWords } from './correct-words.ts';
import { type RecordMediaOptions, recordMedia } from './record-media.ts';

const SECONDS = 3;
const picture = { close: () => undefined } as ImageBitmap;

/** A film of three seconds: sound in parts of a second, ten pictures a second. */
function film(): OpenMedia {
  let sound = 0;
  let pictures = 0;
  return {
    overview: { durationSeconds: SECONDS, sound: {}, picture: {} },
    async nextSound() {
      sound += 1;
      return { ok: true, value: sound > SECONDS ? null : new Float32Array(SAMPLE_RATE_HERTZ) };
    },
    async restartSound() {
      sound = 0;
    },
    async nextPicture() {
      pictures += 1;
      return { ok: true, value: pictures > 10 * SECONDS ? null : { picture, seconds: (pictures - 1) / 10 } };
    },
  } as unknown as OpenMedia;
}

const frame = (seconds: number): AcousticFrame => ({
  seconds,
  values: new Float32Array(ACOUSTIC_FRAME_WIDTH),
  voiced: seconds > 0.5 && seconds < 2,
  pitchHertz: 120,
});

function options(more: Partial<RecordMediaOptions> = {}): RecordMediaOptions & { shares: number[] } {
  const shares: number[] = [];
  return {
    shares,
    id: 'film',
    media: film(),
    cues: [{ startSeconds: 0.5, endSeconds: 2, text: 'I loved it.' }] as RecordMediaOptions['cues'],
    faces: true,
    features: {
      async extractParts(parts, onFrames) {
        let second = 0;
        for await (const part of parts) {
          const count = part.length / (SAMPLE_RATE_HERTZ / 100);
          onFrames(
            Array.from({ length: count }, (_, i) => frame(second + i / 100)),
            second + 1,
          );
          second += 1;
        }
        return true;
      },
      detect: async (_, seconds) => ({
        seconds,
        values: new Float32Array(VISUAL_FRAME_WIDTH),
        landmarks: new Float32Array(3),
      }),
      encode: async (texts) =>
        texts.map((text) => [
          { piece: text, start: 0, end: text.length, values: new Float32Array(LANGUAGE_WIDTH) },
        ]),
      predict: () => Promise.reject(new Error('asked')),
    },
    onProgress: (share) => shares.push(share),
    signal: new AbortController().signal,
    ...more,
  };
}

const unpredicted = async (given: RecordMediaOptions) => recordMedia(given).catch((error: Error) => error);

describe('a media file', () => {
  it('is heard again from its beginning when what hears it went away on the way', async () => {
    const given = options();
    const whole = given.features.extractParts;
    let asked = 0;
    given.features.extractParts = async (parts, onFrames) => {
      asked += 1;
      return asked === 1 ? null : whole(parts, onFrames);
    };
    await unpredicted(given);
    expect(asked).toBe(2);
  });

  it('is not looked at without a face model', async () => {
    let looked = 0;
    const given = options({ faces: false });
    given.features.detect = async () => {
      looked += 1;
      return null;
    };
    await unpredicted(given);
    expect(looked).toBe(0);
  });

  it('says how much is done, never less than before', async () => {
    const given = options();
    await unpredicted(given);
    expect(given.shares.length).toBeGreaterThan(10);
    expect(given.shares).toEqual([...given.shares].sort((a, b) => a - b));
    expect(given.shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('ends with the file’s own problem, and with the reason it was cancelled for', async () => {
    const broken = film();
    broken.nextSound = async () => ({ ok: false, problem: { code: 'part-failed', detail: 'sound' } });
    await expect(recordMedia(options({ media: broken }))).rejects.toMatchObject({ detail: 'sound' });
    const cancelled = AbortSignal.abort(new Error('cancelled'));
    await expect(recordMedia(options({ signal: cancelled }))).rejects.toThrow('cancelled');
  });
});

describe('a media file whose words are corrected', () => {
  const [heard, said] = ['I loved it.', 'I never loved it.'];
  const cues = (text: string) => [{ startSeconds: 0.5, endSeconds: 2, text }];
  /** As good as the letters it is predicted from. */
  const predict: RecordMediaOptions['features']['predict'] = async ({ language }) => {
    const tensor = (...values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });
    const letters = language.values.reduce((sum, value) => sum + value, 0);
    return {
      logit: tensor(letters),
      sentiment: tensor(letters / 100),
      contributions: { shape: [2, 3, 50], values: new Float32Array(300) },
      contributionBias: tensor(0),
      unimodal: tensor(0, 0, 0),
    } as PlainTrace;
  };
  const encoded: string[] = [];
  const encode: RecordMediaOptions['features']['encode'] = async (texts) => {
    encoded.push(...texts);
    return texts.map((piece) => {
      const values = new Float32Array(LANGUAGE_WIDTH).fill(piece.length / LANGUAGE_WIDTH);
      return [{ piece, start: 0, end: piece.length, values }];
    });
  };
  const filmWith = (text: string) => {
    const given = options({ cues: cues(text) });
    Object.assign(given.features, { predict, encode });
    return recordMedia(given);
  };

  it('is what it would be if they had been right from the beginning, and nothing is read again', async () => {
    const [wrong, right] = [await filmWith(heard), await filmWith(said)];
    encoded.length = 0;
    const shares: number[] = [];
    const corrected = await correctWords({
      id: 'film',
      recording: wrong.recording,
      cues: cues(said),
      features: { encode, predict },
      onProgress: (share) => shares.push(share),
      signal: new AbortController().signal,
    });
    expect(corrected).toEqual(right);
    expect(corrected.utterances.map(({ text }) => text)).toEqual([said]);
    expect(corrected.utterances[0]?.sentiment).not.toBe(wrong.utterances[0]?.sentiment);
    // "I" was there before.
    expect(encoded).toEqual(['I never', 'I never loved', said]);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('gives its words with their times, to be corrected once more', async () => {
    const { recording } = await filmWith(said);
    const [cue, ...others] = cuesOf(recording);
    expect(others).toEqual([]);
    expect(cue?.text).toBe(said);
    expect(cue?.startSeconds).toBeCloseTo(0.5, 1);
    expect(cue?.endSeconds).toBeCloseTo(2, 1);
  });

  it('stops where it is cancelled', async () => {
    const { recording } = await filmWith(heard);
    const features = { encode, predict };
    const signal = AbortSignal.abort(new Error('cancelled'));
    const onProgress = () => undefined;
    await expect(
      correctWords({ id: 'film', recording, cues: cues(said), features, onProgress, signal }),
    ).rejects.toThrow('cancelled');
  });
});
