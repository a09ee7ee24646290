import { describe, expect, it } from 'vitest';
import { VARIANT_NAMES, variantConfig } from '../../core/plan/variants.ts';
import { planStudy, runName } from './plan.ts';

describe('planStudy', () => {
  it('makes the comparison that matters most first, a seed at a time', () => {
    const names = planStudy([1, 2]).map(runName);
    expect(names.slice(0, 6)).toEqual([
      'full-1',
      'plain-1',
      'late-fusion-1',
      'full-2',
      'plain-2',
      'late-fusion-2',
    ]);
    expect(names[6]).toBe('no-tsf-1');
  });

  it('makes every variant with every seed once', () => {
    const names = planStudy([1, 2, 3]).map(runName);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(3 * VARIANT_NAMES.length);
  });

  it('leaves out what was not asked for', () => {
    expect(planStudy([4], ['no-brf', 'full']).map(runName)).toEqual(['full-4', 'no-brf-4']);
  });
});

describe('variantConfig', () => {
  const config = { epochs: 3, losses: { task: 1, unimodal: 0.3 }, network: { width: 16 } };

  it('is the configuration itself for the full network', () => {
    expect(variantConfig(config, 'full')).toEqual(config);
  });

  it('changes what the variant is about and keeps the rest', () => {
    expect(variantConfig(config, 'no-agpr')).toEqual({
      ...config,
      losses: { task: 1, unimodal: 0.3, leakage: 0, anchors: 0, orthogonality: 0, borrow: 0 },
      network: { width: 16, stages: { tsf: true, agpr: false, brf: true } },
    });
    expect(variantConfig(config, 'late-fusion-no-unimodal')).toEqual({
      ...config,
      architecture: 'late-fusion',
      losses: { task: 1, unimodal: 0 },
    });
  });

  it('works on a configuration that names neither losses nor network', () => {
    expect(variantConfig({ epochs: 3 }, 'plain-no-unimodal')).toMatchObject({
      epochs: 3,
      losses: { unimodal: 0, leakage: 0, redundancy: 0 },
      network: { stages: { tsf: false, agpr: false, brf: false } },
    });
  });
});
