import { describe, expect, it } from 'vitest';
import type { Sample } from './batch.ts';
import { featureStatistics } from './statistics.ts';

const widths = { language: 2, acoustic: 1, visual: 2 };

function sample(steps: Partial<Sample['steps']>): Sample {
  const valences = { language: 0, acoustic: 0, visual: 0 };
  return { steps: { language: null, acoustic: null, visual: null, ...steps }, valences, label: 0 };
}

describe('featureStatistics', () => {
  const { language, acoustic, visual } = featureStatistics(
    [
      sample({
        language: { width: 2, values: Float32Array.of(1, 5, 100, 100, 3, 5), valid: Uint8Array.of(1, 0, 1) },
        visual: { width: 2, values: Float32Array.of(0.1, 1), valid: Uint8Array.of(1) },
      }),
      sample({ visual: { width: 2, values: Float32Array.of(0.101, 1), valid: Uint8Array.of(1) } }),
    ],
    widths,
  );

  it('counts valid steps alone', () => {
    expect([...language.mean]).toEqual([2, 5]);
    expect([...language.std]).toEqual([1, 0]);
  });

  it('takes a face that barely stirs to stir a little, and a constant to be one', () => {
    expect(visual.std[0]).toBeCloseTo(0.02);
    expect(visual.std[1]).toBe(0);
  });

  it('has nothing to say of a modality that never came', () => {
    expect([...acoustic.mean, ...acoustic.std]).toEqual([0, 0]);
  });
});
