import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACOUSTIC_FRAME_WIDTH, type AcousticFrame, SAMPLE_RATE_HERTZ } from '../frames.ts';
import { describeWithData } from '../real-data.test-fixture.ts';
import { syntheticVoice } from '../synthetic-voice.test-fixture.ts';
import { decodeSound } from './decode.ts';
import { createAcousticExtractor, extractAcoustic } from './extractor.ts';
import { ACOUSTIC_FRAME_FEATURES } from './feature-names.ts';
import { readVoiceDetection } from './node-source.ts';
import type { VoiceDetection } from './voice-activity.ts';

let voice: VoiceDetection;
beforeAll(async () => {
  voice = await readVoiceDetection();
});

const VOICE = syntheticVoice(1, 140);

function column(frames: AcousticFrame[], name: (typeof ACOUSTIC_FRAME_FEATURES)[number]): number[] {
  return frames.map(({ values }) => values[ACOUSTIC_FRAME_FEATURES.indexOf(name)] ?? Number.NaN);
}
function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

describe('acoustic extraction', () => {
  it('gives a frame of 21 finite values every 10 ms, timed at its centre', () => {
    const frames = extractAcoustic(VOICE, voice, 5);
    expect(frames.length).toBe(1 + Math.floor((VOICE.length - 400) / 160));
    for (const [k, { seconds, values }] of frames.entries()) {
      expect(seconds).toBeCloseTo(5 + 0.0125 + 0.01 * k, 9);
      expect(values.length).toBe(ACOUSTIC_FRAME_WIDTH);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('gives the same frames however the stream is cut', () => {
    const whole = extractAcoustic(VOICE, voice);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 30 }), (lengths) => {
        const extractor = createAcousticExtractor(voice);
        const frames: AcousticFrame[] = [];
        let start = 0;
        for (const length of [...lengths, VOICE.length]) {
          const piece = VOICE.subarray(start, start + length);
          frames.push(...extractor.push(piece, start / SAMPLE_RATE_HERTZ));
          start += piece.length;
        }
        frames.push(...extractor.flush());
        extractor.dispose();
        expect(frames).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it('hears a voice, with its pitch, and nothing in silence', () => {
    const silence = new Float32Array(SAMPLE_RATE_HERTZ);
    const sound = new Float32Array(2 * SAMPLE_RATE_HERTZ);
    sound.set(syntheticVoice(1, 200), SAMPLE_RATE_HERTZ);
    expect(extractAcoustic(silence, voice).some(({ voiced }) => voiced)).toBe(false);
    const frames = extractAcoustic(sound, voice);
    expect(frames.filter(({ seconds }) => seconds < 0.95).some(({ voiced }) => voiced)).toBe(false);
    const pitches = frames.map(({ pitchHertz }) => pitchHertz).filter((hertz) => hertz > 0);
    expect(pitches.length).toBeGreaterThan(20);
    expect(median(pitches)).toBeGreaterThan(196);
    expect(median(pitches)).toBeLessThan(204);
  });

  it('has log-F0 exactly where it has a pitch', () => {
    for (const { values, pitchHertz } of extractAcoustic(VOICE, voice)) {
      const logF0 = values[ACOUSTIC_FRAME_FEATURES.indexOf('logF0')];
      expect(logF0).toBeCloseTo(pitchHertz > 0 ? Math.log(pitchHertz) : 0, 5);
    }
  });

  it('tells the spectral centre and flatness of a tone from those of noise', () => {
    const tone = Float32Array.from(
      { length: 8000 },
      (_, n) => 0.3 * Math.sin((2 * Math.PI * 1000 * n) / 16_000),
    );
    let seed = 7;
    const noise = tone.map(() => {
      seed = (seed * 48_271) % 2_147_483_647;
      return 0.3 * (seed / 2_147_483_647 - 0.5);
    });
    const [ofTone, ofNoise] = [extractAcoustic(tone, voice), extractAcoustic(noise, voice)];
    expect(median(column(ofTone, 'centroidHertz'))).toBeGreaterThan(950);
    expect(median(column(ofTone, 'centroidHertz'))).toBeLessThan(1100);
    expect(median(column(ofNoise, 'centroidHertz'))).toBeGreaterThan(3500);
    expect(median(column(ofTone, 'flatness'))).toBeLessThan(0.1);
    expect(median(column(ofNoise, 'flatness'))).toBeGreaterThan(0.7);
    expect(median(column(ofTone, 'zeroCrossings'))).toBeCloseTo(2000 / 16_000, 2);
    expect(median(column(ofNoise, 'flux'))).toBeGreaterThan(5 * median(column(ofTone, 'flux')));
  });

  it('sees the same shape at a tenth of the volume, and ln 100 less energy', () => {
    const quiet = VOICE.map((sample) => sample / 10);
    const [loudFrames, quietFrames] = [VOICE, quiet].map((sound) => extractAcoustic(sound, voice));
    for (const name of ['centroidHertz', 'flux', 'mfcc1', 'mfcc5'] as const) {
      const [loud, soft] = [loudFrames, quietFrames].map((frames) => median(column(frames ?? [], name)));
      expect(Math.abs((soft ?? 0) - (loud ?? 0))).toBeLessThan(0.02 * Math.abs(loud ?? 0) + 0.5);
    }
    const energies = [loudFrames, quietFrames].map((frames) => median(column(frames ?? [], 'logEnergy')));
    expect((energies[0] ?? 0) - (energies[1] ?? 0)).toBeCloseTo(Math.log(100), 1);
  });

  it('ignores a jittering clock but starts afresh after a gap', () => {
    const extractor = createAcousticExtractor(voice);
    const first = extractor.push(VOICE, 10);
    const jittered = extractor.push(VOICE, 11.04);
    expect((jittered[0]?.seconds ?? 0) - (first.at(-1)?.seconds ?? 0)).toBeCloseTo(0.01, 9);
    const afterGap = extractor.push(VOICE, 20);
    const fresh = extractAcoustic(VOICE, voice, 20);
    extractor.dispose();
    const restarted = afterGap.filter(({ seconds }) => seconds >= 20);
    expect(restarted).toEqual(fresh.slice(0, restarted.length));
    expect(afterGap.filter(({ seconds }) => seconds < 12.001).length).toBeGreaterThan(0);
  });

  it('has nothing to say about less than a frame of sound', () => {
    expect(extractAcoustic(new Float32Array(399), voice)).toEqual([]);
    expect(extractAcoustic(new Float32Array(0), voice)).toEqual([]);
  });
});

describeWithData(
  'acoustic extraction of real speech',
  ['av/grid-bbaf2n.wav', 'speech/speech.csv'],
  ([clip, list]) => {
    it('hears the voice where the alignment has words', async () => {
      const frames = extractAcoustic(await decodeSound(await readFile(clip ?? '')), voice);
      const share = (from: number, to: number): number => {
        const inside = frames.filter(({ seconds }) => seconds >= from && seconds < to);
        return inside.filter(({ voiced }) => voiced).length / inside.length;
      };
      expect(share(1, 2)).toBeGreaterThan(0.95);
      expect(share(0, 0.4)).toBeLessThan(0.1);
      expect(share(2.6, 2.95)).toBeLessThan(0.1);
    });

    it('finds women above men (EMO-DB, neutral)', async () => {
      const rows = (await readFile(list ?? '', 'utf8')).split('\n').map((row) => row.split(','));
      const folder = (list ?? '').replace(/speech\.csv$/, '');
      const pitchOf = async (speakers: string[]): Promise<number> => {
        const files = speakers.flatMap((speaker) => {
          const own = rows.filter((row) => row[2] === speaker && row[3] === 'neutral');
          return own.slice(0, 3).map(([file]) => file ?? '');
        });
        expect(files.length).toBeGreaterThan(3);
        const clips = await Promise.all(
          files.map(async (file) => decodeSound(await readFile(folder + file))),
        );
        const frames = clips.flatMap((sound) => extractAcoustic(sound, voice));
        return median(frames.map(({ pitchHertz }) => pitchHertz).filter((hertz) => hertz > 0));
      };
      const [men, women] = [await pitchOf(['emodb-10', 'emodb-11']), await pitchOf(['emodb-09', 'emodb-14'])];
      expect(men).toBeGreaterThan(80);
      expect(men).toBeLessThan(150);
      expect(women).toBeGreaterThan(160);
      expect(women).toBeLessThan(280);
    });
  },
);
