import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VISUAL_FRAME_WIDTH, type VisualFrame } from '../frames.ts';
import { describeWithData } from '../real-data.test-fixture.ts';
import { BLENDSHAPE_NAMES } from './blendshapes.ts';
import { medianFace } from './median-face.ts';
import {
  againstNeutral,
  declaredNeutral,
  neutralOf,
  seeFace,
  togetherKnown,
  UNKNOWN_FACE,
} from './own-neutral.ts';
import { POPULATION_NEUTRAL } from './population-neutral.ts';

const SHAPES = BLENDSHAPE_NAMES.length;
const SMILE = BLENDSHAPE_NAMES.indexOf('mouthSmileLeft');
const BROW = BLENDSHAPE_NAMES.indexOf('browDownLeft');
const BLINK = BLENDSHAPE_NAMES.indexOf('eyeBlinkLeft');
const EVERYBODY = Float32Array.from(POPULATION_NEUTRAL);

/** Everybody's neutral face with some shapes otherwise, a little turned and moving. */
function frame(seconds: number, shapes: Readonly<Record<number, number>> = {}): VisualFrame {
  const values = new Float32Array(VISUAL_FRAME_WIDTH).fill(0.3);
  values.set(EVERYBODY);
  for (const [shape, value] of Object.entries(shapes)) values[Number(shape)] = value;
  return { seconds, values, landmarks: null };
}
const nobody = (seconds: number): VisualFrame => ({ seconds, values: null, landmarks: null });
/** A face looked at so often a second, from 0 on. */
const held = (seconds: number, perSecond: number, shapes: Readonly<Record<number, number>>) =>
  Array.from({ length: Math.round(seconds * perSecond) + 1 }, (_, i) => frame(i / perSecond, shapes));
const known = (frames: readonly VisualFrame[]) => frames.reduce(seeFace, UNKNOWN_FACE);
const neutralAfter = (frames: readonly VisualFrame[]) => neutralOf(known(frames));

const score = fc.double({ min: 0, max: 1, noNaN: true });
const frames = fc.array(fc.tuple(fc.double({ min: 0, max: 0.4, noNaN: true }), fc.option(score), score), {
  maxLength: 60,
});
function filmOf(given: readonly (readonly [number, number | null, number])[]): VisualFrame[] {
  let seconds = 0;
  return given.map(([gap, smile, brow]) => {
    seconds += gap;
    return smile === null ? nobody(seconds) : frame(seconds, { [SMILE]: smile, [BROW]: brow });
  });
}

describe('what is known of a neutral face', () => {
  it('is everybody’s before a face was seen for a while', () => {
    expect(neutralAfter([])).toEqual(EVERYBODY);
    expect(neutralAfter([frame(3, { [BROW]: 0.5 })])).toEqual(EVERYBODY);
    expect(neutralAfter([nobody(0), nobody(1)])).toEqual(EVERYBODY);
  });

  it('goes to a face that stays as it is, steadily and no faster than the prior of ten seconds allows', () => {
    fc.assert(
      fc.property(score, score, fc.double({ min: 0.5, max: 120, noNaN: true }), (smile, brow, seconds) => {
        const face = held(seconds, 8, { [SMILE]: smile, [BROW]: brow });
        const [sooner, later] = [neutralAfter(face.slice(0, face.length >> 1)), neutralAfter(face)];
        for (const [shape, value] of [[SMILE, smile] as const, [BROW, brow] as const]) {
          const whole = value - (EVERYBODY[shape] ?? 0);
          const [half = 0, end = 0] = [sooner, later].map(
            (neutral) => ((neutral[shape] ?? 0) - (EVERYBODY[shape] ?? 0)) * Math.sign(whole),
          );
          expect(half).toBeGreaterThanOrEqual(-1e-6);
          expect(end).toBeGreaterThanOrEqual(half - 1e-6);
          const seen = (face.length - 1) / 8;
          expect(end).toBeLessThanOrEqual((Math.abs(whole) * seen) / (seen + 10) + 1e-6);
        }
      }),
    );
  });

  it('becomes that of a person who rests otherwise, and hardly that of a smile', () => {
    const half = (shape: number, value: number) => (value + (EVERYBODY[shape] ?? 0)) / 2;
    const resting = neutralAfter(held(60, 10, { [BROW]: 0.4 }))[BROW] ?? 0;
    expect(resting).toBeGreaterThan(half(BROW, 0.4));
    const smile = Object.fromEntries(
      ['mouthSmile', 'mouthUpperUp', 'mouthLowerDown', 'cheekSquint'].flatMap((name) =>
        BLENDSHAPE_NAMES.flatMap((shape, i) => (shape.startsWith(name) ? [[i, 0.7]] : [])),
      ),
    );
    expect(neutralAfter(held(2, 10, smile))[SMILE]).toBeLessThan(0.05);
    expect(neutralAfter(held(10, 10, smile))[SMILE]).toBeLessThan(0.15);
  });

  it('is the same however often a second one looks, and however long nobody was there', () => {
    const shapes = { [BROW]: 0.5 };
    const often = neutralAfter(held(12, 30, shapes))[BROW] ?? 0;
    expect(neutralAfter(held(12, 5, shapes))[BROW]).toBeCloseTo(often, 6);
    const left = [...held(12, 30, shapes), nobody(12.1), nobody(500)];
    expect(neutralAfter(left)[BROW]).toBeCloseTo(often, 9);
    // Of a gap in time a step counts, and of a clock that goes back nothing.
    const gap = [frame(0, shapes), frame(900, shapes), frame(3, shapes)];
    expect(known(gap).restingSeconds).toBeCloseTo(
      known([frame(0, shapes), frame(0.25, shapes)]).restingSeconds,
      9,
    );
  });

  it('adds up over stretches', () => {
    fc.assert(
      fc.property(frames, frames, (one, other) => {
        const [first, second] = [filmOf(one), filmOf(other)];
        const far = 1000;
        const moved = second.map((seen) => ({ ...seen, seconds: seen.seconds + far }));
        const whole = neutralOf(togetherKnown(known(first), known(second)));
        const joined = moved.reduce(seeFace, { ...known(first), lastSeconds: null });
        for (let shape = 0; shape < SHAPES; shape++)
          expect(neutralOf(joined)[shape]).toBeCloseTo(whole[shape] ?? Number.NaN, 5);
      }),
      { numRuns: 40 },
    );
  });

  it('stays within what a score can be, and leaves what was known before as it was', () => {
    fc.assert(
      fc.property(frames, (given) => {
        const film = filmOf(given);
        for (let count = 0; count <= film.length; count += 10) {
          const before = known(film.slice(0, count));
          const kept = structuredClone(before);
          const neutral = neutralOf(film.slice(count).reduce(seeFace, before));
          expect(before).toEqual(kept);
          expect(neutral.every((value) => value >= 0 && value <= 1)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a declared neutral face', () => {
  it('leaves nothing of the same face', () => {
    const rested = held(2, 15, { [BROW]: 0.37, [SMILE]: 0.11 });
    const neutral = declaredNeutral(rested) ?? new Float32Array();
    const measured = againstNeutral(frame(9, { [BROW]: 0.37, [SMILE]: 0.11 }), neutral);
    expect(measured.values?.subarray(0, SHAPES).every((value) => value === 0)).toBe(true);
  });

  it('has no blink in it, nor the moment when nobody was there', () => {
    const rested = held(2, 15, { [BROW]: 0.3 }).map((seen, i) =>
      i % 5 === 0 ? frame(seen.seconds, { [BROW]: 0.3, [BLINK]: 0.95 }) : seen,
    );
    const neutral = declaredNeutral([...rested, nobody(2.1)]);
    expect(neutral?.[BLINK]).toBeCloseTo(EVERYBODY[BLINK] ?? 0, 6);
    expect(declaredNeutral([nobody(0), nobody(1)])).toBeNull();
  });
});

describe('againstNeutral', () => {
  it('measures blendshapes, and leaves the head, the frame given and a frame without a face as they are', () => {
    const given = frame(1, { [SMILE]: 0.8 });
    const copy = structuredClone(given);
    const measured = againstNeutral(given, EVERYBODY);
    expect(given).toEqual(copy);
    expect(measured.values?.[SMILE]).toBeCloseTo(0.8 - (EVERYBODY[SMILE] ?? 0), 6);
    expect(measured.values?.subarray(SHAPES)).toEqual(given.values?.subarray(SHAPES));
    expect(againstNeutral(nobody(1), EVERYBODY)).toEqual(nobody(1));
  });
});

describeWithData('the neutral face of real people', ['faces/blendshapes.csv'], ([path]) => {
  async function pictures(split: string) {
    const [, ...lines] = (await readFile(path ?? '', 'utf8')).trim().split('\n');
    return lines
      .map((line) => line.split(','))
      .filter((cells) => cells[2] === split)
      .map(([, emotion = '', , ...numbers]) => ({
        emotion,
        values: Float32Array.from(numbers.slice(0, SHAPES), Number),
      }));
  }

  it('is the median of the neutral training pictures, as scripts/population-neutral.ts makes it', async () => {
    const resting = (await pictures('train')).filter(({ emotion }) => emotion === 'neutral');
    const median = medianFace(resting.map(({ values }) => values));
    for (const [shape, value] of median.entries()) expect(POPULATION_NEUTRAL[shape]).toBeCloseTo(value, 4);
  });

  it('keeps nearly all of a smile that is held for two seconds', async () => {
    const happy = (await pictures('valid')).filter(({ emotion }) => emotion === 'happiness');
    const mean = (of: (values: Float32Array) => number) =>
      happy.reduce((sum, { values }) => sum + of(values), 0) / happy.length;
    const shown = mean((values) => (values[SMILE] ?? 0) - (EVERYBODY[SMILE] ?? 0));
    const kept = mean((values) => {
      const still = Array.from({ length: 21 }, (_, i) => ({ seconds: i / 10, values, landmarks: null }));
      return (values[SMILE] ?? 0) - (neutralAfter(still)[SMILE] ?? 0);
    });
    expect(shown).toBeGreaterThan(0.4);
    expect(kept / shown).toBeGreaterThan(0.94);
  });
});
