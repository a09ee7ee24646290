import { describe, expect, it } from 'vitest';
import type { LabPointer } from '../../charts/cells/address.ts';
import { fixturePrediction } from '../../testing/live-fixture.ts';
import { fromPointed, toPointed } from './pointed-bridge.ts';

const { window } = fixturePrediction({ text: 'I loved it', startSeconds: 10 });

describe('what is pointed at', () => {
  it.each<LabPointer>([
    { modality: 'language', step: 1 },
    { modality: 'acoustic', step: 7 },
  ])('is the same to the charts of both views, %o', (pointer) => {
    expect(fromPointed(toPointed(pointer, window), window)).toEqual(pointer);
  });

  it('is a moment of the session clock in voice and face', () => {
    expect(toPointed({ modality: 'visual', step: 2 }, window)).toEqual({ kind: 'moment', seconds: 10.625 });
  });

  it('is nothing without a step, and for a word the window does not have', () => {
    expect(toPointed({ modality: 'visual', step: null }, window)).toBeNull();
    expect(toPointed({ modality: 'language', step: 30 }, window)).toBeNull();
    expect(fromPointed({ kind: 'word', segmentId: 'other', start: 0, end: 3 }, window)).toBeNull();
    expect(fromPointed(null, window)).toBeNull();
  });
});
