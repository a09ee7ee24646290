import { expect, it } from 'vitest';
import type { Modality } from '../../model/modalities.ts';
import type { PlainTensor } from '../../model/trace.ts';
import type { Prediction } from '../types.ts';
import { historyPoint } from './history-point.ts';

const tensor = (shape: number[], values: number[]): PlainTensor => ({
  shape,
  values: Float32Array.from(values),
});

function prediction(
  masks: Record<Modality, number[]>,
  borrow?: number[],
  interval: Prediction['interval'] = null,
): Prediction {
  const track = (modality: Modality) => ({
    values: new Float32Array(),
    mask: Float32Array.from(masks[modality]),
  });
  return {
    window: {
      startSeconds: 0,
      endSeconds: 1,
      utteranceId: null,
      tokens: [],
      texts: [],
      tracks: { language: track('language'), acoustic: track('acoustic'), visual: track('visual') },
    },
    trace: {
      logit: tensor([1], [1]),
      sentiment: tensor([1], [0.9]),
      contributions: tensor([2, 3, 2], new Array(12).fill(0)),
      contributionBias: tensor([1], [0]),
      unimodal: tensor([3], [2, -1, -3]),
      ...(borrow && { agprBorrow: tensor([3, 2], borrow) }),
    },
    sentiment: 0.9,
    interval,
    logit: 1,
    balance: 0.2,
    latencySeconds: 0,
  };
}

it('hears the conflict of present modalities alone, and the borrowing of valid steps alone', () => {
  const masks = { language: [1, 1], acoustic: [1, 0], visual: [0, 0] };
  const point = historyPoint(7, prediction(masks, [0.1, 0.2, 0.3, 0.5, 0.5, 0.5]));
  expect(point).toEqual({
    seconds: 7,
    sentiment: 0.9,
    balance: 0.2,
    conflict: 3,
    borrow: expect.closeTo(0.2, 6),
  });
});

it('knows no borrowing without AGPR', () => {
  const masks = { language: [1, 0], acoustic: [0, 0], visual: [0, 0] };
  const point = historyPoint(0, prediction(masks));
  expect(point).not.toHaveProperty('borrow');
  expect(point.conflict).toBe(0);
});

it('remembers the interval, where there was one', () => {
  const masks = { language: [1, 0], acoustic: [0, 0], visual: [0, 0] };
  const interval = { low: -0.5, high: 2 };
  expect(historyPoint(0, prediction(masks, undefined, interval)).interval).toEqual(interval);
  expect(historyPoint(0, prediction(masks))).not.toHaveProperty('interval');
});
