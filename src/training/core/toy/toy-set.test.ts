import { describe, expect, it } from 'vitest';
import { MODALITIES } from '../../../model/index.ts';
import { LABEL_WEIGHTS } from '../data/composition.ts';
import { composeToySet, TOY_STEPS, TOY_WIDTHS } from './toy-set.ts';

describe('a toy set', () => {
  const set = composeToySet(1);
  const samples = [...set.training, ...set.heldOut];

  it('is the same for the same seed and another for another', () => {
    expect(composeToySet(1)).toEqual(set);
    expect(composeToySet(2).training[0]?.label).not.toBe(set.training[0]?.label);
  });

  it('has every step of every modality, with finite numbers', () => {
    for (const { steps } of samples) {
      for (const modality of MODALITIES) {
        expect(steps[modality]?.width).toBe(TOY_WIDTHS[modality]);
        expect(steps[modality]?.values.length).toBe(TOY_STEPS * TOY_WIDTHS[modality]);
        expect(steps[modality]?.values.every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('labels a sample with the weighted mean of what its modalities say', () => {
    for (const { label, valences } of samples) {
      const mean = MODALITIES.reduce((sum, m) => sum + LABEL_WEIGHTS[m] * (valences[m] as number), 0);
      expect(label).toBeCloseTo(mean, 10);
      expect(Math.abs(label)).toBeLessThanOrEqual(3);
    }
  });

  it('lets modalities agree in most samples and one contradict the others in some', () => {
    const clear = samples.filter(({ valences }) => MODALITIES.every((m) => Math.abs(valences[m] ?? 0) > 1));
    const divided = clear.filter(
      ({ valences }) => new Set(MODALITIES.map((m) => Math.sign(valences[m] ?? 0))).size > 1,
    );
    expect(divided.length / clear.length).toBeGreaterThan(0.1);
    expect(divided.length / clear.length).toBeLessThan(0.4);
  });
});
