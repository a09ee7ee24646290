import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { FeatureTracks } from '../../features/frames.ts';
import type { PlainTrace } from '../../model/trace.ts';
import type { SessionWindow } from '../types.ts';
import { type LoopTurn, startPredictionLoop } from './predict.ts';

const track = (value: number) => ({
  values: new Float32Array(2).fill(value),
  mask: new Float32Array(2).fill(1),
});
const windowOf = (value: number): SessionWindow => ({
  startSeconds: 0,
  endSeconds: 1,
  utteranceId: null,
  tokens: [],
  texts: [],
  tracks: { language: track(value), acoustic: track(value), visual: track(value) },
});
const tensor = { shape: [1], values: new Float32Array(1) };
const trace: PlainTrace = {
  logit: tensor,
  sentiment: tensor,
  contributions: tensor,
  contributionBias: tensor,
  unimodal: tensor,
};

function run(
  window: () => SessionWindow | null,
  predict: (tracks: FeatureTracks) => Promise<PlainTrace | null>,
) {
  const turns: LoopTurn[] = [];
  const answered: SessionWindow[] = [];
  const end = startPredictionLoop({
    window,
    predict,
    onPrediction: (asked) => answered.push(asked),
    onTurn: (turn) => turns.push(turn),
    perSecond: () => 8,
  });
  onTestFinished(end);
  const turned = (times: number) => expect.poll(() => turns.length).toBeGreaterThanOrEqual(times);
  return { turns, answered, turned };
}

describe('startPredictionLoop', () => {
  it('asks for one answer at a time, and for the newest window', async () => {
    let value = 0;
    let running = 0;
    let most = 0;
    const { answered, turned } = run(
      () => windowOf(value++),
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 200));
        running -= 1;
        return trace;
      },
    );
    await turned(4);
    expect(most).toBe(1);
    // There may be more by the time this one looks.
    expect(answered.slice(0, 4).map(({ tracks }) => tracks.visual.values[0])).toEqual([0, 1, 2, 3]);
  });

  it('does not ask again about what has not changed, until it was gone', async () => {
    let window: SessionWindow | null = windowOf(1);
    const predict = vi.fn(async () => trace);
    const { turned, turns } = run(() => window, predict);
    await turned(3);
    expect(predict).toHaveBeenCalledTimes(1);
    // The answer is still the window's.
    expect(turns.every((turn) => turn.answered)).toBe(true);
    window = null;
    await turned(turns.length + 2);
    expect(turns.at(-1)).toMatchObject({ window: null, answered: false });
    window = windowOf(1);
    await turned(turns.length + 2);
    expect(predict).toHaveBeenCalledTimes(2);
  });

  it('asks again when there was no answer', async () => {
    const predict = vi.fn(async () => null);
    const { answered, turned, turns } = run(() => windowOf(1), predict);
    await turned(3);
    expect(predict.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(answered).toEqual([]);
    expect(turns.every((turn) => !turn.answered)).toBe(true);
  });
});
