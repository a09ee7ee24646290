import { describe, expect, it } from 'vitest';
import type { ToyPoint } from '../../training/core/toy/toy-run.ts';
import { curveOf, curveRange, curveRows } from './run-curves.ts';
import { createToyRuns, switchedOff, variantOf } from './toy-runs.ts';

const heldOut = {
  mae: 1,
  balance: -0.2,
  absoluteBalance: 0.3,
  leakage: null,
  redundancy: 0.1,
  complementarity: 1,
};
const points: ToyPoint[] = [
  { epoch: 0, losses: null, heldOut },
  { epoch: 1, losses: { total: 2, task: 1.5 }, heldOut: { ...heldOut, mae: 0.5, leakage: 0.4 } },
];

describe('a curve of runs', () => {
  const { state } = createToyRuns(() => ({ done: Promise.resolve(null), stop: () => {} }));
  const { settings } = state.getState();
  const run = { number: 3, settings, points, status: 'done', seconds: 1, backend: 'wasm' } as const;
  const runs = [{ ...run, points: [...points] }];

  it('leaves out what was not determined', () => {
    expect(curveOf(run, 'leakage')).toEqual([{ epoch: 1, value: 0.4 }]);
    expect(curveOf(run, 'loss-total')).toEqual([{ epoch: 1, value: 2 }]);
  });

  it('has no points of a term that was switched off, nor of one whose stage was', () => {
    const losses = { total: 2, task: 1.5, leakage: 0, anchors: 0 };
    const trained = (changes: Partial<typeof settings>) => ({
      points: [{ epoch: 1, losses, heldOut }],
      settings: { ...settings, ...changes },
    });
    expect(curveOf(trained({}), 'loss-anchors')).toHaveLength(1);
    expect(curveOf(trained({ stages: { ...settings.stages, agpr: false } }), 'loss-anchors')).toEqual([]);
    expect(curveOf(trained({ losses: { ...settings.losses, leakage: 0 } }), 'loss-leakage')).toEqual([]);
    expect(curveOf(trained({ losses: { ...settings.losses, leakage: 0 } }), 'loss-task')).toHaveLength(1);
  });

  it('has an axis from 0 to what is reached, and one without any value too', () => {
    expect(curveRange(runs, 'mae')).toEqual([0, 1]);
    expect(curveRange([], 'loss-total')).toEqual([0, 1]);
  });

  it('becomes a table with a column a run and nothing where there is no value', () => {
    const names = { epoch: 'Epoch', run: ({ number }: { number: number }) => `Run ${number}` };
    expect(curveRows(runs, 'leakage', names)).toEqual([
      ['Epoch', 'Run 3'],
      [0, null],
      [1, 0.4],
    ]);
  });
});

describe('the settings of a run', () => {
  const toy = createToyRuns(() => ({ done: Promise.resolve(null), stop: () => {} }));
  const settings = () => toy.state.getState().settings;

  it('are those of the full network at first, and of plain decoupling when it is chosen', () => {
    expect(variantOf(settings())).toBe('dbr');
    toy.choose('plain');
    expect(variantOf(settings())).toBe('plain');
    expect(switchedOff(settings()).stages).toEqual(['tsf', 'agpr', 'brf']);
  });

  it('say what of the full network is switched off', () => {
    toy.choose('dbr');
    toy.switchStage('tsf', false);
    toy.switchLoss('leakage', false);
    expect(variantOf(settings())).toBeNull();
    expect(switchedOff(settings())).toEqual({ stages: ['tsf'], losses: ['leakage'] });
    toy.switchStage('tsf', true);
    toy.switchLoss('leakage', true);
    expect(variantOf(settings())).toBe('dbr');
  });
});
