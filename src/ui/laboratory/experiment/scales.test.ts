import { describe, expect, it } from 'vitest';
import { groupId, scaleOf, withScale } from './scales.ts';

// shared language, voice, face; private language, voice, face
const SCALES = [1, 0.5, 2, 1, 1, 2];

describe('scales of groups', () => {
  it('are those of their members, when these agree', () => {
    expect(scaleOf(SCALES, { branch: 'shared', modality: 'acoustic' })).toBe(0.5);
    expect(scaleOf(SCALES, { modality: 'visual' })).toBe(2);
    expect(scaleOf(SCALES, { modality: 'acoustic' })).toBeNull();
    expect(scaleOf(SCALES, { branch: 'private' })).toBeNull();
  });

  it('move the members together and nobody else', () => {
    expect(withScale(SCALES, { modality: 'visual' }, 0)).toEqual([1, 0.5, 0, 1, 1, 0]);
    expect(withScale(SCALES, { branch: 'shared' }, 1.5)).toEqual([1.5, 1.5, 1.5, 1, 1, 2]);
    expect(withScale(SCALES, { branch: 'private', modality: 'language' }, 0.1)).toEqual([
      1, 0.5, 2, 0.1, 1, 2,
    ]);
  });

  it('have names', () => {
    expect(groupId({ branch: 'shared', modality: 'visual' })).toBe('shared-visual');
    expect(groupId({ modality: 'visual' })).toBe('visual');
  });
});
