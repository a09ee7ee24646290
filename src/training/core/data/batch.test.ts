import { describe, expect, it } from 'vitest';
import type { StepSequence } from '../../../features/step-sequence.ts';
import { buildBatch, type Sample } from './batch.ts';

const shape = { widths: { language: 2, acoustic: 1, visual: 1 }, steps: 4 };
const valences = { language: 1, acoustic: 2, visual: 3 };

function sequence(width: number, valid: number[], first = 1): StepSequence {
  const values = Float32Array.from({ length: valid.length * width }, (_, i) => first + i);
  return { width, values, valid: Uint8Array.from(valid) };
}

describe('buildBatch', () => {
  const samples: Sample[] = [
    {
      steps: { language: sequence(2, [1, 1, 1]), acoustic: sequence(1, [0, 1]), visual: null },
      valences,
      label: 0.5,
    },
    {
      steps: { language: null, acoustic: sequence(1, [0, 0]), visual: sequence(1, [1]) },
      valences: { language: -1, acoustic: -2, visual: -3 },
      label: -0.5,
    },
  ];
  const batch = buildBatch(samples, shape);

  it('is as long as its longest sample', () => {
    expect(batch).toMatchObject({ size: 2, steps: 3 });
    expect(batch.features.language).toHaveLength(2 * 3 * 2);
    expect(batch.mask).toHaveLength(3 * 2 * 3);
  });

  it('keeps valid steps in their places and leaves gaps, padding and absent modalities at zero', () => {
    expect([...batch.features.language]).toEqual([1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0]);
    expect([...batch.features.acoustic]).toEqual([0, 2, 0, 0, 0, 0]);
    expect([...batch.features.visual]).toEqual([0, 0, 0, 1, 0, 0]);
    expect([...batch.mask]).toEqual([1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  });

  it('counts a modality without a valid step as absent', () => {
    expect([...batch.present]).toEqual([1, 0, 1, 0, 0, 1]);
  });

  it('supervises the modalities that are there and have a target of their own', () => {
    expect([...batch.supervised]).toEqual([...batch.present]);
    const [first] = samples as [Sample];
    const without = { ...first, valences: { ...valences, language: null } };
    expect([...buildBatch([without], shape).supervised]).toEqual([0, 1, 0]);
  });

  it('carries targets modality first', () => {
    expect([...batch.labels]).toEqual([0.5, -0.5]);
    expect([...batch.valences]).toEqual([1, -1, 2, -2, 3, -3]);
  });

  it('keeps the last steps of what is longer than the network sees', () => {
    const long: Sample = {
      steps: { language: null, acoustic: sequence(1, [1, 1, 1, 1, 1, 1]), visual: null },
      valences,
      label: 0,
    };
    expect([...buildBatch([long], shape).features.acoustic]).toEqual([3, 4, 5, 6]);
  });
});
