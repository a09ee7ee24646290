import { expect, it } from 'vitest';
import type { PlainTrace } from '../../model/trace.ts';
import type { SessionWindow } from '../types.ts';
import { predictionOf } from './prediction.ts';

const tensor = (...values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });
const trace: PlainTrace = {
  logit: tensor(1),
  sentiment: tensor(0.75),
  contributions: { shape: [2, 3, 1], values: new Float32Array(6) },
  contributionBias: tensor(0),
  unimodal: tensor(0, 0, 0),
};

it('a prediction has the interval of its trace, and none where the trace has none', () => {
  const window = {} as SessionWindow;
  expect(predictionOf(window, trace, 0)).toMatchObject({ sentiment: 0.75, interval: null });
  expect(predictionOf(window, { ...trace, interval: tensor(-0.25, 1.5) }, 0).interval).toEqual({
    low: -0.25,
    high: 1.5,
  });
});
