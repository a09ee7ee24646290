import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VISUAL_FRAME_WIDTH, VISUAL_WIDTH, type VisualFrame, WINDOW_STEPS } from '../frames.ts';
import { describeWithData } from '../real-data.test-fixture.ts';
import { BLENDSHAPE_NAMES } from './blendshapes.ts';
import { createVisualExtractor, type Face, frameFromRow } from './extractor.ts';
import { VISUAL_FEATURE_NAMES } from './feature-names.ts';
import { poolVisual, visualTrack } from './pooling.ts';

function face(x: number, y: number, z: number): Face {
  const matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1];
  return { blendshapes: BLENDSHAPE_NAMES.map((_, i) => i / 100), matrix, landmarks: null };
}
const velocity = (frame: VisualFrame): number[] => [...(frame.values?.subarray(55) ?? [])];

describe('the visual extractor', () => {
  it('gives 52 blendshapes, rotation, and the velocity since the frame before', () => {
    const extractor = createVisualExtractor();
    const first = extractor.push(1, face(0, 0, -30));
    const second = extractor.push(1.1, face(1, -0.5, -30));
    expect(first.values?.length).toBe(VISUAL_FRAME_WIDTH);
    expect(first.values?.[44]).toBeCloseTo(0.44, 6);
    expect(velocity(first)).toEqual([0, 0, 0]);
    expect(velocity(second).map((v) => Math.round(v * 1000) / 1000)).toEqual([10, -5, 0]);
  });

  it('has no velocity after a lost face, a gap, or a clock that stands still', () => {
    const extractor = createVisualExtractor();
    extractor.push(0, face(0, 0, 0));
    expect(extractor.push(0.1, null)).toEqual({ seconds: 0.1, values: null, landmarks: null });
    expect(velocity(extractor.push(0.2, face(5, 0, 0)))).toEqual([0, 0, 0]);
    expect(velocity(extractor.push(2, face(9, 0, 0)))).toEqual([0, 0, 0]);
    expect(velocity(extractor.push(2, face(12, 0, 0)))).toEqual([0, 0, 0]);
  });

  it('stays within 100 cm/s on every axis, and finite, wherever the tracker jumps', () => {
    const position = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const times = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(times, position, position, position)), (frames) => {
        const extractor = createVisualExtractor();
        for (const [seconds, x, y, z] of frames) {
          for (const speed of velocity(extractor.push(seconds, face(x, y, z)))) {
            expect(Math.abs(speed)).toBeLessThanOrEqual(100);
          }
        }
      }),
    );
  });

  it('makes of a still picture what a live stream makes of its first frame', () => {
    const { blendshapes, matrix } = face(1, 2, -30);
    expect(frameFromRow(blendshapes, matrix, 3)).toEqual(createVisualExtractor().push(3, face(1, 2, -30)));
    expect(() => frameFromRow([1, 2], matrix)).toThrow(RangeError);
  });
});

describe('visual pooling', () => {
  const { blendshapes, matrix } = face(0, 0, -30);
  const seen = (seconds: number): VisualFrame => frameFromRow(blendshapes, matrix, seconds);
  const unseen = (seconds: number): VisualFrame => ({ seconds, values: null, landmarks: null });

  it('averages the frames with a face and tells their share', () => {
    const steps = poolVisual([seen(0), unseen(0.1), seen(0.2), unseen(0.21), unseen(0.3), seen(0.5)], 0);
    expect(steps.map(({ valid }) => valid)).toEqual([true, false, true]);
    expect(steps[0]?.values.length).toBe(VISUAL_WIDTH);
    expect(steps[0]?.values[VISUAL_FEATURE_NAMES.indexOf('facePresent')]).toBe(0.5);
    expect(steps[0]?.values.slice(0, VISUAL_FRAME_WIDTH)).toEqual(seen(0).values);
  });

  it('masks a stretch without a face', () => {
    const { mask } = visualTrack([seen(0), unseen(0.3), seen(0.6)], 0);
    expect([...mask]).toEqual([1, 0, 1, ...Array(WINDOW_STEPS - 3).fill(0)]);
  });
});

describeWithData('visual frames of real faces', ['faces/blendshapes.csv'], ([path]) => {
  it('reads the table: same blendshapes in the same order, heads upright in front of the camera', async () => {
    const [header, ...rows] = (await readFile(path ?? '', 'utf8'))
      .split('\n', 400)
      .map((line) => line.split(','));
    expect(header?.slice(3, 55)).toEqual([...BLENDSHAPE_NAMES]);
    const smiles: Record<string, number[]> = {};
    const smile = BLENDSHAPE_NAMES.indexOf('mouthSmileLeft');
    for (const [, emotion = '', , ...numbers] of rows) {
      const frame = frameFromRow(numbers.slice(0, 52).map(Number), numbers.slice(52, 68).map(Number));
      expect(Math.hypot(...frame.values.subarray(52, 55))).toBeLessThan(1.5);
      smiles[emotion] ??= [];
      smiles[emotion].push(frame.values[smile] ?? 0);
    }
    const mean = (list: number[] = []): number => list.reduce((a, b) => a + b, 0) / list.length;
    expect(mean(smiles.happiness)).toBeGreaterThan(mean(smiles.anger) + 0.2);
  });
});
