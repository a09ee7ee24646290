import { describe, expect, it } from 'vitest';
import { MODALITIES } from '../../../model/modalities.ts';
import type { PlainTensor } from '../../../model/trace.ts';
import { addressAt, type CellMatrix, valueAt } from '../../charts/cells/cell-matrix.ts';
import { shownOf } from '../../charts/prediction/shown.ts';
import { fixturePrediction } from '../../testing/live-fixture.ts';
import { channelCells, normCells } from './activation-cells.ts';
import { anchorCells, borrowCells, routeCells } from './agpr-cells.ts';
import { gateCells, readingCells, readingHeads } from './brf-cells.ts';
import { historyRange, historyRows, momentOf, pointNear, stepAt } from './history-lines.ts';
import { waterfall, waterfallDomain, waterfallRows } from './shapley-waterfall.ts';
import { usedSteps } from './steps.ts';
import { element, lastAxis } from './tensor-element.ts';
import { adjacencyCells, nodeCells, temporalShareCells } from './tsf-cells.ts';

const T = 40;

/** A tensor whose every number tells its place: 1 000 a + 10 b + ... would repeat, its index does not. */
function counted(...shape: number[]): PlainTensor {
  const size = shape.reduce((product, n) => product * n, 1);
  return { shape, values: Float32Array.from({ length: size }, (_, index) => index) };
}

// Three words, two seconds of voice, no face.
const prediction = fixturePrediction({ text: 'I loved it', seconds: 2, absent: ['visual'] });
const trace = {
  ...prediction.trace,
  shared: counted(3, T, 2),
  sharedRebalanced: counted(3, T, 2),
  private: counted(3, T, 2),
  privateRebalanced: counted(3, T, 2),
  tsfGate: counted(3, T, 2),
  tsfAssignment: counted(3, T, 2),
  tsfAdjacency: counted(6, 6),
  agprAnchors: counted(3, T, 2),
  agprRoute: counted(3, 4),
  agprBudget: counted(3, T),
  agprBorrow: counted(3, T),
  brfSharedToPrivate: counted(3, T, T),
  brfPrivateToShared: { ...counted(3, T, T), values: counted(3, T, T).values.map((value) => -value) },
  brfSharedToPrivateHeads: counted(3, 2, T, T),
  brfPrivateToSharedHeads: {
    ...counted(3, 2, T, T),
    values: counted(3, 2, T, T).values.map((value) => -value),
  },
  brfGate: { shape: [3], values: Float32Array.of(0.2, 0.9, 0.5) },
};
const shown = shownOf({ ...prediction, trace });
const bare = shownOf({ ...prediction, trace: fixturePrediction().trace });

/** Rows and columns of a matrix, and the numbers of a row. */
const size = (matrix: CellMatrix | null) => [matrix?.rows.length, matrix?.columns.length];
const rowOf = (matrix: CellMatrix | null, row: number) =>
  matrix?.columns.map((_, column) => valueAt(matrix, { row, column }));
const nothing = (count: number) => new Array(count).fill(null);

describe('tensor places', () => {
  it('are row-major, and none is outside', () => {
    expect(element(counted(2, 3, 4), 1, 2, 3)).toBe(23);
    expect([...lastAxis(counted(2, 3, 4), 1, 0)]).toEqual([12, 13, 14, 15]);
    expect(() => element(counted(2, 3), 0, 3)).toThrow(RangeError);
    expect(() => element(counted(2, 3), 1)).toThrow(RangeError);
  });
});

describe('steps', () => {
  it('go up to the last that carried data', () => {
    expect(MODALITIES.map((modality) => usedSteps(shown, modality))).toEqual([3, 8, 0]);
    expect(usedSteps(shown)).toBe(8);
  });
});

describe('activations', () => {
  it('have a length at every valid step, before and after', () => {
    const matrix = normCells(shown, 'shared');
    expect(size(matrix)).toEqual([6, 8]);
    expect(rowOf(matrix, 0)?.slice(0, 4)).toEqual([
      Math.hypot(0, 1),
      Math.hypot(2, 3),
      Math.hypot(4, 5),
      null,
    ]);
    expect(rowOf(matrix, 3)?.[7]).toBe(Math.hypot(2 * (T + 7), 2 * (T + 7) + 1));
    expect(rowOf(matrix, 5)).toEqual(nothing(8));
    expect(addressAt(matrix, { row: 3, column: 7 })).toEqual({
      branch: 'shared',
      modality: 'acoustic',
      stage: 'after',
      step: 7,
    });
  });

  it('have channels down and the steps of one modality across', () => {
    const matrix = channelCells(shown, 'private', 'after', 'language');
    expect(size(matrix)).toEqual([2, 3]);
    expect(rowOf(matrix, 1)).toEqual([1, 3, 5]);
    expect(size(channelCells(shown, 'private', 'after', 'visual'))).toEqual([2, 0]);
  });
});

describe('TSF', () => {
  it('averages the gate over the channels of a step', () => {
    expect(rowOf(temporalShareCells(shown), 0)).toEqual([0.5, 2.5, 4.5, ...nothing(5)]);
  });

  it('gives each step its nodes', () => {
    expect(size(nodeCells(shown))).toEqual([6, 8]);
    expect(rowOf(nodeCells(shown), 1)?.slice(0, 3)).toEqual([1, 3, 5]);
  });

  it('leaves nodes of an absent modality out of the graph', () => {
    const graph = adjacencyCells(shown);
    expect(rowOf(graph, 2)).toEqual([12, 13, 14, 15, null, null]);
    expect(rowOf(graph, 4)).toEqual(nothing(6));
  });
});

describe('AGPR', () => {
  it('gives each step its anchors, budget and borrow', () => {
    expect(rowOf(anchorCells(shown), 2)?.slice(0, 2)).toEqual([2 * T, 2 * T + 2]);
    expect(rowOf(borrowCells(shown), 1)).toEqual([0, 1, 2, ...nothing(5)]);
  });

  it('routes to none and to the others, not to itself, and nothing from whom is absent', () => {
    const routes = routeCells(shown);
    expect(rowOf(routes, 0)).toEqual([0, null, 2, 3]);
    expect(rowOf(routes, 1)).toEqual([4, 5, null, 7]);
    expect(rowOf(routes, 2)).toEqual(nothing(4));
  });
});

describe('BRF', () => {
  it('tells private steps that read shared ones from the other way round', () => {
    expect(rowOf(readingCells(shown, 'private', 'language'), 1)).toEqual([T, T + 1, T + 2]);
    expect(rowOf(readingCells(shown, 'shared', 'language'), 1)).toEqual([-T, -T - 1, -T - 2]);
  });

  it('shows one head alone, and says which', () => {
    const matrix = readingCells(shown, 'private', 'acoustic', 1);
    expect(matrix?.base).toEqual({ branch: 'private', modality: 'acoustic', head: 1 });
    // [M, h, T, T]: voice is modality 1, its second head the fourth map.
    expect(rowOf(matrix, 0)?.slice(0, 2)).toEqual([3 * T * T, 3 * T * T + 1]);
    expect(rowOf(readingCells(shown, 'shared', 'language', 0), 1)?.[0]).toBe(-T);
    expect([readingHeads(shown.trace), readingHeads(bare.trace)]).toEqual([2, 0]);
    expect(readingCells(bare, 'shared', 'language', 0)).toBeNull();
  });

  it('sorts the gate, the most shared channel first', () => {
    const gate = gateCells(shown.trace);
    expect(rowOf(gate, 0)?.map((value) => value?.toFixed(1))).toEqual(['0.9', '0.5', '0.2']);
    expect(gate?.columns.map(({ dimension }) => dimension)).toEqual([1, 2, 0]);
  });
});

it('a stage that is off has no cells', () => {
  expect([temporalShareCells(bare), nodeCells(bare), adjacencyCells(bare)]).toEqual(nothing(3));
  expect(anchorCells(bare)).toBeNull();
  expect(readingCells(bare, 'shared', 'language')).toBeNull();
  expect(gateCells(bare.trace)).toBeNull();
});

describe('the waterfall', () => {
  // Shared language is worth 2, private voice -0.5, whoever else is there; nobody reaches 0.25.
  const coalitions = Float32Array.from(
    { length: 64 },
    (_, coalition) => 0.25 + 2 * (coalition & 1) - 0.5 * ((coalition >> 4) & 1),
  );
  const drawn = waterfall({ shape: [64], values: coalitions });

  it('leads from no players to all, the most important player first', () => {
    expect(drawn.none).toBe(0.25);
    expect(drawn.all).toBe(1.75);
    expect(drawn.steps[0]).toMatchObject({ branch: 'shared', modality: 'language', from: 0.25 });
    expect(drawn.steps[0]?.value).toBeCloseTo(2, 6);
    expect(drawn.steps[1]).toMatchObject({ branch: 'private', modality: 'acoustic' });
    expect(drawn.steps.at(-1)?.to).toBeCloseTo(drawn.all, 6);
    for (const { value } of drawn.steps.slice(2)) expect(value).toBeCloseTo(0, 6);
  });

  it('fits between round numbers', () => {
    expect(waterfallDomain([drawn])).toEqual([0, 2.5]);
    expect(waterfallDomain([{ none: 0.1, all: 0.1, steps: [] }])).toEqual([0, 1]);
  });

  it('is a table whose players add up', () => {
    const [heading, none, ...rest] = waterfallRows(drawn, ['kind', 'branch', 'modality', 'value']);
    const all = rest.pop();
    expect(heading).toEqual(['kind', 'branch', 'modality', 'value']);
    const total = rest.reduce((sum, row) => sum + Number(row[3]), Number(none?.[3]));
    expect(total).toBeCloseTo(Number(all?.[3]), 6);
  });
});

it('history has an empty field where a quantity was not measured', () => {
  const point = { seconds: 1, sentiment: 2, balance: 0.5 };
  expect(historyRows([point, { ...point, conflict: 3, borrow: 0.1 }], (column) => column)).toEqual([
    ['seconds', 'sentiment', 'balance', 'conflict', 'borrow'],
    [1, 2, 0.5, null, null],
    [1, 2, 0.5, 3, 0.1],
  ]);
});

describe('a moment of the history', () => {
  const window = { startSeconds: 10, endSeconds: 14 };

  it('is a step of voice and face inside the window, and nothing outside', () => {
    expect(stepAt(11.1, window)).toEqual({ kind: 'step', modality: 'acoustic', step: 4 });
    expect(stepAt(9.9, window)).toBeNull();
    expect(stepAt(14, window)).toBeNull();
    const steps = { first: 4, end: 5 };
    expect(momentOf({ modality: 'visual', steps }, window)).toBe(11.125);
    expect(momentOf({ modality: 'language', steps }, window)).toBeNull();
    expect(momentOf({ modality: 'visual', steps: null }, window)).toBeNull();
  });

  it('is told by the point near it', () => {
    const history = [1, 2, 8].map((seconds) => ({ seconds, sentiment: seconds, balance: 0 }));
    expect(pointNear(history, 2.4)?.sentiment).toBe(2);
    expect(pointNear(history, 5)).toBeNull();
    expect(pointNear([], 5)).toBeNull();
  });
});

describe('the axis of a history', () => {
  it('shows how values vary, and keeps the prediction’s whole range', () => {
    expect(historyRange('sentiment', [0.1])).toEqual({ low: -3, high: 3 });
    expect(historyRange('balance', [0.07, -0.12])).toEqual({ low: -0.2, high: 0.2 });
    expect(historyRange('conflict', [0.3, 0.9])).toEqual({ low: 0, high: 1 });
    expect(historyRange('borrow', [0.4])).toEqual({ low: 0, high: 0.5 });
    expect(historyRange('borrow', [])).toEqual({ low: 0, high: 0.05 });
  });
});
