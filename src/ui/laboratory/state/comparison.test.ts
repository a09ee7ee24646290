import { describe, expect, it } from 'vitest';
import type { ExtraNetworkState, ExtraNetworks } from '../../../app/networks/extra-networks.ts';
import { shapleyValues } from '../../../diagnostics/index.ts';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import { DBR_SETUP, PLAIN_SETUP } from '../../../model/index.ts';
import { type CellMatrix, cellMatrix } from '../../charts/cells/cell-matrix.ts';
import { robustLimit } from '../../charts/cells/colour-limit.ts';
import { cellsOf, contributionTable } from '../../charts/prediction/contribution-table.ts';
import { shownOf } from '../../charts/prediction/shown.ts';
import { fixturePrediction } from '../../testing/live-fixture.ts';
import { commonScale, compared } from '../panel/compared-cells.ts';
import { comparedNumbers, comparisonRows } from '../panel/compared-numbers.ts';
import { arrange, limitOf, planOf, type Side, sideShown, trainedApart } from './comparison.ts';

/** A side whose coalitions and sentiment depend on `seed`; the same window for every seed. */
function side(seed: number, network: 'dbr' | 'plain'): Side {
  const prediction = fixturePrediction({ text: 'I loved it', absent: ['visual'], mood: seed });
  const values = Float32Array.from({ length: 64 }, (_, i) => Math.sin(seed * i + i));
  const shown = shownOf({
    ...prediction,
    trace: { ...prediction.trace, coalitions: { shape: [64], values } },
  });
  const setup = network === 'dbr' ? DBR_SETUP : PLAIN_SETUP;
  const weights = { network, trainedWithout: [], bypassed: [] };
  return { setup, weights, shown, table: contributionTable(shown), head: null, unedited: null };
}

const a = side(0.4, 'dbr');
const b = side(-0.7, 'plain');
const cells = (values: (number | null)[]): CellMatrix => ({
  ...cellMatrix({}, [{ node: 0 }], [{ step: 0 }, { step: 1 }], () => null),
  values,
});

describe('a comparison', () => {
  it('shows A, B, or A minus B in everything that adds up', () => {
    expect(arrange({ a, b }, 'b', 1).shown).toBe(b.shown);
    const { shown, table } = arrange({ a, b }, 'difference', 1);
    expect(table.sentiment).toBeCloseTo(a.shown.sentiment - b.shown.sentiment, 6);
    expect(table.total + table.bias).toBeCloseTo(table.sentiment, 5);
    table.rows.forEach((row, index) => {
      const net = row.cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
      expect(net).toBeCloseTo(row.net, 5);
      expect(row.cells.map((cell) => cell === null)).toEqual(
        a.table.rows[index]?.cells.map((cell) => cell === null),
      );
    });
    const phi = ({ shown: { trace } }: Pick<Side, 'shown'>) => shapleyValues(trace.coalitions?.values ?? []);
    phi({ shown }).forEach((value, player) => {
      expect(value).toBeCloseTo((phi(a)[player] ?? 0) - (phi(b)[player] ?? 0), 5);
    });
    const needed = (of: typeof table) => robustLimit(cellsOf(of));
    expect(limitOf({ a, b }, 'difference')).toBe(needed(table));
    expect(limitOf({ a, b }, 'a')).toBe(Math.max(needed(a.table), needed(b.table)));
    expect(limitOf({ a, b }, 'b')).toBe(limitOf({ a, b }, 'a'));
  });

  it('is of A alone while there is no B', () => {
    const alone = arrange({ a, b: null }, 'difference', 1);
    expect(alone.shown).toBe(a.shown);
    expect(sideShown(alone)).toBeUndefined();
    expect(trainedApart(alone)).toBe(false);
    expect(trainedApart(arrange({ a, b }, 'difference', 1))).toBe(true);
    expect(trainedApart(arrange({ a, b }, 'a', 1))).toBe(false);
  });

  it('has every number of both sides and its difference', () => {
    const numbers = comparedNumbers(a, b);
    expect(numbers).toHaveLength(17);
    expect(numbers[0]).toEqual({ kind: 'prediction', a: a.shown.sentiment, b: b.shown.sentiment });
    for (const [kind, rest] of [
      ['contribution', 'bias'],
      ['shapley', 'none'],
    ] as const) {
      const sum = numbers.filter((n) => n.kind === kind || n.kind === rest).reduce((s, n) => s + n.a, 0);
      const all = kind === 'shapley' ? a.shown.trace.coalitions?.values[63] : a.shown.sentiment;
      expect(sum).toBeCloseTo(all ?? Number.NaN, 5);
    }
    const [heading, first] = comparisonRows(numbers, ['kind', 'branch', 'modality', 'a', 'b', 'a_minus_b']);
    expect(heading).toHaveLength(6);
    expect(first).toEqual([
      'prediction',
      null,
      null,
      a.shown.sentiment,
      b.shown.sentiment,
      a.shown.sentiment - b.shown.sentiment,
    ]);
  });
});

describe('charts of a comparison', () => {
  const of = (left: CellMatrix | null, right: CellMatrix | null, show: 'a' | 'b' | 'difference') =>
    compared(arrange({ a, b }, show, 1), (shown) => (shown === a.shown ? left : right));

  it('subtract cell by cell, where both have a number', () => {
    const { matrix, difference } = of(cells([3, 1]), cells([1, null]), 'difference');
    expect(matrix?.values).toEqual([2, null]);
    expect(difference).toBe(true);
  });

  it('say whose stage is missing', () => {
    expect(of(cells([1, 2]), null, 'difference')).toMatchObject({ matrix: null, missing: ['b'] });
    expect(of(null, null, 'difference').missing).toEqual(['a', 'b']);
    expect(of(null, cells([1, 2]), 'a')).toMatchObject({ matrix: null, missing: ['a'] });
    expect(of(null, cells([1, 2]), 'b').matrix?.values).toEqual([1, 2]);
  });

  it('share one scale over both sides; differences have a symmetric one', () => {
    const upTo = (matrices: readonly CellMatrix[]) => ({
      kind: 'amount' as const,
      from: 0,
      to: Math.max(...matrices.flatMap(({ values }) => values.map((value) => value ?? 0))),
    });
    const charts = (show: 'a' | 'difference') => [
      of(cells([1, 2]), cells([5, 0]), show),
      of(cells([1, 1]), cells([1, 1]), show),
    ];
    expect(commonScale(charts('a'), upTo)).toEqual({ kind: 'amount', from: 0, to: 5 });
    expect(commonScale(charts('difference'), upTo)).toEqual({ kind: 'signed', limit: 5 });
  });
});

describe('the plan of a comparison', () => {
  const ready: ExtraNetworkState = { status: 'ready', config: DEFAULT_CONFIG };
  const idle: ExtraNetworkState = { status: 'idle' };
  const networks = (change: Partial<ExtraNetworks>): ExtraNetworks => ({
    plain: idle,
    'no-tsf': idle,
    'no-agpr': idle,
    'no-brf': idle,
    own: idle,
    ...change,
  });
  const pair = { a: DBR_SETUP, b: PLAIN_SETUP, show: 'a' } as const;

  it('asks for a network nobody asked for yet, and goes without it until it is there', () => {
    const waiting = planOf(pair, networks({}));
    expect(waiting).toMatchObject({ b: null, toLoad: ['plain'] });
    expect(waiting.a?.weights.network).toBe('dbr');
    expect(planOf(pair, networks({ plain: { status: 'loading', progress: null } })).toLoad).toEqual([]);
    expect(planOf(pair, networks({ plain: ready })).b?.weights.network).toBe('plain');
  });

  it('bypasses the stages with the same weights when the network is not there', () => {
    const { b: bypassed } = planOf(pair, networks({ plain: { status: 'absent' } }));
    expect(bypassed?.weights).toMatchObject({ network: 'dbr', bypassed: ['tsf', 'agpr', 'brf'] });
    expect(bypassed?.intervention.stages).toEqual({ tsf: false, agpr: false, brf: false });
  });

  it('never asks for a person’s own weights', () => {
    const own = { ...DBR_SETUP, network: 'own' as const };
    expect(planOf({ a: own, b: null, show: 'a' }, networks({}))).toEqual({ a: null, b: null, toLoad: [] });
  });
});
