import { describe, expect, it } from 'vitest';
import type { Modality } from '../../../model/modalities.ts';
import type { Marked } from '../pointer/pointed.ts';
import { pointedAt, showsMarked } from './address.ts';

const marks = (modality: Modality, step: number | null): Marked => ({
  modality,
  steps: step === null ? null : { first: step, end: step + 1 },
});

describe('pointing', () => {
  it('marks a branch of a modality alone where the place has one', () => {
    const branch: Marked = { modality: 'visual', branch: 'shared', steps: null };
    expect(showsMarked(branch, { modality: 'visual', branch: 'shared', step: 2 })).toBe(true);
    expect(showsMarked(branch, { modality: 'visual', branch: 'private', step: 2 })).toBe(false);
    expect(showsMarked(branch, { modality: 'visual', node: 1 })).toBe(true);
  });

  it('marks the same moment of voice and face, and words in the language alone', () => {
    const moment = marks('acoustic', 4);
    expect(showsMarked(moment, { modality: 'visual', step: 4 })).toBe(true);
    expect(showsMarked(moment, { modality: 'language', step: 4 })).toBe(false);
    expect(showsMarked(marks('language', 4), { modality: 'language', step: 4 })).toBe(true);
    expect(showsMarked(moment, { modality: 'visual', step: 1, readStep: 4 })).toBe(true);
  });

  it('marks a modality, in charts without steps also for one of its moments', () => {
    const visual = marks('visual', null);
    expect(showsMarked(visual, { modality: 'visual', step: 7 })).toBe(true);
    expect(showsMarked(visual, { modality: 'acoustic', step: 7 })).toBe(false);
    for (const marked of [visual, marks('visual', 3)]) {
      expect(showsMarked(marked, { modality: 'language', lender: 'visual' })).toBe(true);
      expect(showsMarked(marked, { modality: 'language', readModality: 'visual', readNode: 1 })).toBe(true);
      expect(showsMarked(marked, { modality: 'language', lender: 'none' })).toBe(false);
    }
  });

  it('points at a modality where there is no step, and at nothing where there is no modality', () => {
    expect(pointedAt({ modality: 'visual', lender: 'none' })).toEqual({
      kind: 'stream',
      modality: 'visual',
    });
    expect(pointedAt({ branch: 'shared', modality: 'visual', step: 3 })).toEqual({
      kind: 'step',
      modality: 'visual',
      step: 3,
    });
    expect(pointedAt({ dimension: 3 })).toBeNull();
  });
});
