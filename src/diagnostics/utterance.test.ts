import { describe, expect, test } from 'vitest';
import type { PlainTrace } from '../model/trace.ts';
import { summariseLikeliest, summariseUtterance, type UtteranceSummary } from './utterance.ts';
import { modalityRows, tabulate } from './utterance-table.ts';

const plain = (shape: number[], values: number[]) => ({ shape, values: Float32Array.from(values) });

/** Two steps, width 2, two anchors; the acoustic modality has its second step alone, the visual none. */
const MASK = [1, 1, 0, 1, 0, 0];

function traceOf(changes: Partial<PlainTrace> = {}): PlainTrace {
  const vectors = plain([3, 2, 2], [1, 10, 3, 20, 99, 99, 5, 6, 99, 99, 99, 99]);
  return {
    logit: plain([1], [0.5]),
    sentiment: plain([1], [0.49]),
    // Shared: language |0.3| + |-0.2|, acoustic 0.1; private: language 0.2, acoustic 0.
    contributions: plain([2, 3, 2], [0.3, -0.2, 0, 0.1, 0, 0, 0.2, 0, 0, 0, 0, 0]),
    contributionBias: plain([1], [0.1]),
    unimodal: plain([3], [0, 0, 0]),
    shared: vectors,
    private: { ...vectors, values: vectors.values.map((value) => -value) },
    sharedRebalanced: { ...vectors, values: vectors.values.map((value) => 2 * value) },
    privateRebalanced: { ...vectors, values: vectors.values.map((value) => 3 * value) },
    agprRoute: plain([3, 4], [0.6, 0, 0.4, 0, 0.7, 0.3, 0, 0, 0.2, 0.4, 0.4, 0]),
    agprBorrow: plain([3, 2], [0.1, 0.3, 0.5, 0.2, 0.5, 0.5]),
    agprAnchors: plain([3, 2, 2], [1, 0, 0.5, 0.5, 1, 0, 0.5, 0.5, 1, 0, 1, 0]),
    brfGate: plain([2], [0.25, 0.75]),
    ...changes,
  };
}

const close = (values: number[]) => values.map((value) => expect.closeTo(value, 6));
const column = (summary: UtteranceSummary, name: keyof UtteranceSummary) => [...(summary[name] ?? [])];

describe('the summary of an utterance', () => {
  const summary = summariseUtterance(traceOf(), MASK);

  test('pools valid steps alone and leaves an absent modality at 0', () => {
    expect(column(summary, 'present')).toEqual([1, 1, 0]);
    expect(column(summary, 'shared')).toEqual(close([2, 15, 5, 6, 0, 0]));
    expect(column(summary, 'private')).toEqual(close([-2, -15, -5, -6, 0, 0]));
    expect(column(summary, 'sharedRebalanced')).toEqual(close([4, 30, 10, 12, 0, 0]));
    expect(column(summary, 'privateRebalanced')).toEqual(close([6, 45, 15, 18, 0, 0]));
    expect(column(summary, 'borrow')).toEqual(close([0.2, 0.2, 0]));
    expect(column(summary, 'anchorUse')).toEqual(close([0.75, 0.25, 0.5, 0.5, 0, 0]));
  });

  test('takes the entropy step by step, over log K', () => {
    expect(column(summary, 'anchorEntropy')).toEqual(close([0.5, 1, 0]));
  });

  test('keeps balance, route, gate and prediction', () => {
    expect(column(summary, 'balance')).toEqual(close([0.4 / 0.8]));
    expect(column(summary, 'balanceByModality')).toEqual(close([0.3 / 0.7, 1, 0]));
    expect(column(summary, 'route')).toEqual(close([0.6, 0, 0.4, 0, 0.7, 0.3, 0, 0, 0, 0, 0, 0]));
    expect(column(summary, 'gate')).toEqual(close([0.5]));
    expect(column(summary, 'prediction')).toEqual(close([0.49]));
  });

  test('says what each branch adds through each modality, which with the bias makes the prediction', () => {
    const slope = 0.49 / 0.5;
    expect(column(summary, 'contribution')).toEqual(close([0.1, 0.2, 0.1, 0, 0, 0].map((v) => v * slope)));
    expect(column(summary, 'magnitude')).toEqual(close([0.5, 0.2, 0.1, 0, 0, 0].map((v) => v * slope)));
    const bias = column(summary, 'bias');
    expect(bias).toEqual(close([0.1 * slope]));
    expect(column(summary, 'contribution').reduce((sum, v) => sum + v, bias[0] ?? 0)).toBeCloseTo(0.49, 6);
  });

  test("keeps each present modality's own prediction", () => {
    const own = summariseUtterance(traceOf({ unimodal: plain([3], [1, -2, 3]) }), MASK);
    expect(column(own, 'unimodal')).toEqual([1, -2, 0]);
  });

  test('has no columns of stages that left no trace', () => {
    const { agprRoute, agprBorrow, agprAnchors, brfGate, ...rest } = traceOf();
    const bare = summariseUtterance(rest, MASK);
    expect(Object.keys(bare)).toEqual(
      Object.keys(summary).filter(
        (name) => !['route', 'borrow', 'anchorUse', 'anchorEntropy', 'gate'].includes(name),
      ),
    );
  });

  test('needs the branches traced', () => {
    const { shared, ...rest } = traceOf();
    expect(() => summariseUtterance(rest, MASK)).toThrow(/both branches/);
  });
});

describe('a table of utterances', () => {
  test('has all utterances of a modality side by side', () => {
    const one = summariseUtterance(traceOf(), MASK);
    const other = summariseUtterance(traceOf(), [0, 0, 1, 1, 1, 0]);
    const table = tabulate([one, other]);
    expect(table.utterances).toBe(2);
    expect(modalityRows(table, 'shared', 'language')).toEqual({
      values: Float32Array.of(2, 15, 0, 0),
      width: 2,
    });
    expect(modalityRows(table, 'shared', 'acoustic')).toEqual({
      values: Float32Array.of(5, 6, 52, 52.5),
      width: 2,
    });
    expect(Array.from(modalityRows(table, 'present', 'language').values)).toEqual([1, 0]);
    expect([...table.columns.prediction]).toEqual(close([0.49, 0.49]));
  });

  test('is of one network', () => {
    const { brfGate, ...rest } = traceOf();
    const summaries = [traceOf(), rest].map((trace) => summariseUtterance(trace, MASK));
    expect(() => tabulate(summaries)).toThrow(/another gate/);
    expect(() => tabulate([])).toThrow(/no utterance/);
  });
});

describe('the summary of an utterance under a class head', () => {
  const byClass = (values: number[]) => values.flatMap((value) => [value, 10 * value]);
  const trace = traceOf({
    logit: plain([2], [0.5, 5]),
    sentiment: plain([2], [0.01, 0.99]),
    contributions: plain([2, 3, 2, 2], byClass([0.3, -0.2, 0, 0.1, 0, 0, 0.2, 0, 0, 0, 0, 0])),
    contributionBias: plain([2], [0.1, 1]),
    unimodal: plain([3, 2], [1, 2, 3, 4, 5, 6]),
  });

  test('is of the likeliest class, in its logits', () => {
    const summary = summariseLikeliest(trace, MASK);
    expect(column(summary, 'prediction')).toEqual([1]);
    expect(column(summary, 'bias')).toEqual([1]);
    const added = column(summary, 'contribution').reduce((sum, value) => sum + value, 1);
    expect(added).toBeCloseTo(5, 5);
    expect(column(summary, 'unimodal')).toEqual([2, 4, 0]);
    expect(column(summary, 'balance')).toEqual(close([0.4 / 0.8]));
  });

  test('of a sentiment head is the usual one', () => {
    expect(summariseLikeliest(traceOf(), MASK)).toEqual(summariseUtterance(traceOf(), MASK));
  });
});
