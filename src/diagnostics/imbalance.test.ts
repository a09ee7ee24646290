import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODALITIES } from '../model/modalities.ts';
import { EVEN, imbalance, leanOf } from './imbalance.ts';

const of = (overall: number, language: number | null, acoustic: number | null, visual: number | null) =>
  imbalance({ overall, byModality: { language, acoustic, visual } });

describe('imbalance', () => {
  it('does not cancel: modalities at -1, -1 and +1 are as imbalanced as can be, whatever they average to', () => {
    expect(of(0.2, -1, -1, 1)).toEqual({
      byModality: 1,
      overall: 'shared',
      against: [{ lean: 'private', modalities: ['language', 'acoustic'] }],
    });
    expect(of(0, -1, -1, 1)).toEqual({
      byModality: 1,
      overall: 'even',
      against: [
        { lean: 'private', modalities: ['language', 'acoustic'] },
        { lean: 'shared', modalities: ['visual'] },
      ],
    });
  });

  it('counts the modalities that are there', () => {
    expect(of(0.3, 0.2, null, 0.4).byModality).toBeCloseTo(0.3, 12);
    expect(of(0, null, null, null)).toEqual({ byModality: null, overall: 'even', against: [] });
  });

  it('has nothing to add when every modality leans as all do together', () => {
    expect(of(0.5, 0.4, 0.6, 0.5).against).toEqual([]);
    expect(of(0, 0.05, -0.05, 0).against).toEqual([]);
  });

  it('is between 0 and 1, never below the magnitude of their mean, and names each modality at most once', () => {
    const beta = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(beta, fc.tuple(...MODALITIES.map(() => fc.option(beta))), (overall, betas) => {
        const [language = null, acoustic = null, visual = null] = betas;
        const { byModality, against } = of(overall, language, acoustic, visual);
        const present = betas.filter((value) => value !== null);
        expect(byModality === null).toBe(present.length === 0);
        if (byModality === null) return;
        const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
        expect(byModality).toBeGreaterThanOrEqual(Math.abs(mean) - 1e-9);
        expect(byModality).toBeLessThanOrEqual(1);
        const named = against.flatMap(({ modalities }) => modalities);
        expect(new Set(named).size).toBe(named.length);
        expect(against.map(({ lean }) => lean)).not.toContain(leanOf(overall));
      }),
    );
  });

  it('calls a small lean even', () => {
    expect([leanOf(EVEN - 0.01), leanOf(EVEN), leanOf(-EVEN)]).toEqual(['even', 'shared', 'private']);
  });
});
