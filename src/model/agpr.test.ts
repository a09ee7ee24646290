import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { agpr, anchorAssignment, routeTable } from './agpr.ts';
import { MODALITIES } from './modalities.ts';
import { initialise, type Parameters } from './parameters.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, noise, read, rowsOf, sum } from './testing/numbers.ts';
import { describeSet, networkFor, SUBSETS, TINY_CONFIG, windowsFor } from './testing/windows.ts';

const { width: WIDTH, anchors: ANCHORS, steps: STEPS } = TINY_CONFIG;
const BATCH = 2;

/** P as the decoupling hands it over: 0 in absent steps. */
function privatesFor(mask: tf.Tensor3D, seed = 5): tf.Tensor4D {
  return tf.tidy(() => noise([3, BATCH, STEPS, WIDTH], seed).mul(mask.expandDims(-1)) as tf.Tensor4D);
}

/** The same parameters with some put in place of others. */
function withParameters(parameters: Parameters, changes: Record<string, tf.Tensor>): Parameters {
  return new Map([...parameters, ...Object.entries(changes)]);
}

describeOnBackends('AGPR', () => {
  describe.each(SUBSETS.map((present) => [describeSet(present), present] as const))(
    'with %s',
    (_, present) => {
      const routes = async (noneBias: number) => {
        const { parameters } = networkFor(TINY_CONFIG);
        const { mask } = windowsFor(TINY_CONFIG, { batch: BATCH, present });
        const own = withParameters(parameters, { 'agpr.router.none.bias': tf.fill([3, 1], noneBias) });
        const table = await read(() => routeTable(agpr(own, privatesFor(mask), mask, TINY_CONFIG).route));
        return rowsOf(table, 1 + MODALITIES.length).map((row, index) => ({
          borrower: MODALITIES[Math.floor(index / BATCH)],
          none: row[0] as number,
          lenders: MODALITIES.map((modality, n) => ({ modality, share: row[1 + n] as number })),
          total: sum(row),
        }));
      };

      // A router that will not have "none" must still find nobody in an empty room.
      test.each([0, -30])(
        'nothing is borrowed from itself or from an absent modality, none-bias %i',
        async (bias) => {
          for (const { borrower, lenders, total } of await routes(bias)) {
            expect(total).toBeCloseTo(1, 5);
            for (const { modality, share } of lenders) {
              const possible = modality !== borrower && present.includes(modality);
              if (possible) expect(share).toBeGreaterThan(0);
              else expect(share).toBe(0);
            }
          }
        },
      );

      test('a modality without a lender borrows from none', async () => {
        for (const { borrower, none } of await routes(-30)) {
          const lonely = present.every((modality) => modality === borrower);
          if (lonely) expect(none).toBe(1);
          else expect(none).toBeLessThan(1e-6);
        }
      });
    },
  );

  test('what a step borrows stays below its budget, and the budget below a half', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const { mask } = windowsFor(TINY_CONFIG, { batch: BATCH });
    const valid = await mask.data();
    for (const size of [0.01, 1, 100]) {
      const privates = tf.tidy(() => privatesFor(mask).mul(size) as tf.Tensor4D);
      const budget = await read(() => agpr(parameters, privates, mask, TINY_CONFIG).budget);
      const borrow = await read(() => agpr(parameters, privates, mask, TINY_CONFIG).borrow);
      budget.forEach((rho, index) => {
        const b = borrow[index] as number;
        expect(rho).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(b).toBeLessThanOrEqual(rho);
        expect(b).toBeGreaterThanOrEqual(0);
        expect(rho > 0 && b > 0).toBe(valid[index] === 1);
      });
    }
  });

  test("a step's assignment to its anchors sums to 1", async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const { mask } = windowsFor(TINY_CONFIG, { batch: BATCH });
    const assignment = await read(() => anchorAssignment(parameters, privatesFor(mask)));
    for (const row of rowsOf(assignment, ANCHORS)) {
      expect(sum(row)).toBeCloseTo(1, 5);
      expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
    }
  });

  test('a step that is one of orthogonal anchors is assigned by softmax(1 / 0.2), one unlike all evenly', async () => {
    const anchors = initialise({ name: 'anchors', shape: [3, ANCHORS, WIDTH], initialiser: 'orthogonal' }, 3);
    const parameters = new Map([['agpr.anchors', anchors]]);
    // Size must not matter: the similarity is a cosine.
    const asAnchors = await read(() =>
      anchorAssignment(parameters, anchors.mul(7).expandDims(1) as tf.Tensor4D),
    );
    const own = Math.exp(5) / (Math.exp(5) + ANCHORS - 1);
    const other = (1 - own) / (ANCHORS - 1);
    rowsOf(asAnchors, ANCHORS).forEach((row, index) => {
      const expected = row.map((_, k) => (k === index % ANCHORS ? own : other));
      expect(largestDifference(row, expected)).toBeLessThan(1e-4);
    });
    const orthogonal = await read(() => {
      const x = noise([3, 1, WIDTH], 8);
      const along = tf.matMul(tf.matMul(x, anchors, false, true), anchors).div(WIDTH);
      return anchorAssignment(parameters, x.sub(along).expandDims(1) as tf.Tensor4D);
    });
    expect(
      largestDifference(
        orthogonal,
        orthogonal.map(() => 1 / ANCHORS),
      ),
    ).toBeLessThan(1e-4);
  });

  test('a message has the size of the anchors, whatever its attention gives out', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const { mask } = windowsFor(TINY_CONFIG, { batch: BATCH });
    const privates = privatesFor(mask);
    const rebalanced = (factor: number) =>
      read(() => {
        const scaled = Object.fromEntries(
          ['kernel', 'bias'].map((part) => {
            const name = `agpr.message.output.${part}`;
            return [name, (parameters.get(name) as tf.Tensor).mul(factor)];
          }),
        );
        return agpr(withParameters(parameters, scaled), privates, mask, TINY_CONFIG).privateRebalanced;
      });
    expect(largestDifference(await rebalanced(1000), await rebalanced(100))).toBeLessThan(1e-3);
    expect(largestDifference(await rebalanced(100), await rebalanced(-100))).toBeGreaterThan(0.01);
  });

  test('P~ = LN(P + (1 - b) alpha A + rho sum r M), by hand for an attention that passes its source on', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const mask = tf.ones([3, 1, 1]) as tf.Tensor3D; // one step: every attention weight is 1
    const privates = noise([3, 1, 1, WIDTH], 4) as tf.Tensor4D;
    const identity = tf.tile(tf.eye(WIDTH).expandDims(0), [3, 1, 1]);
    const none = tf.zeros([3, WIDTH]);
    const own = withParameters(parameters, {
      'agpr.message.value.kernel': identity,
      'agpr.message.value.bias': none,
      'agpr.message.output.kernel': identity,
      'agpr.message.output.bias': none,
      'agpr.norm.gain': tf.ones([3, WIDTH]),
      'agpr.norm.offset': none,
    });
    const part = (name: 'assignment' | 'route' | 'budget' | 'borrow' | 'privateRebalanced', width: number) =>
      read(() => agpr(own, privates, mask, TINY_CONFIG)[name]).then((values) => rowsOf(values, width));
    const [assignment, route, budget, borrow, rebalanced] = await Promise.all([
      part('assignment', ANCHORS),
      part('route', 3),
      part('budget', 1),
      part('borrow', 1),
      part('privateRebalanced', WIDTH),
    ]);
    const steps = rowsOf(await read(() => privates.clone()), WIDTH);
    const anchorRows = rowsOf(await read(() => (own.get('agpr.anchors') as tf.Tensor).clone()), WIDTH);
    MODALITIES.forEach((_, m) => {
      const anchors = anchorRows.slice(m * ANCHORS, (m + 1) * ANCHORS);
      const anchorSize = size(anchors.flatMap((row) => [...row]));
      const [rho = 0] = budget[m] ?? [];
      const [b = 0] = borrow[m] ?? [];
      expect(b).toBeCloseTo(rho * (1 - at(route[m], 0)), 6);
      const before = Array.from({ length: WIDTH }, (__, i) => {
        const explained = sum(anchors.map((anchor, k) => at(assignment[m], k) * at(anchor, i)));
        const messages = [1, 2].map((by) => {
          const source = steps[(m + by) % 3] as Float32Array;
          return (at(route[m], by) * at(source, i) * anchorSize) / size(source);
        });
        return at(steps[m], i) + (1 - b) * explained + rho * sum(messages);
      });
      expect(largestDifference(rebalanced[m] as Float32Array, normalised(before))).toBeLessThan(1e-4);
    });
  });
});

const at = (values: ArrayLike<number> | undefined, index: number): number => values?.[index] ?? Number.NaN;

/** Root mean square. */
function size(values: ArrayLike<number>): number {
  return Math.sqrt(sum(Array.from(values, (value) => value * value)) / values.length);
}

function normalised(values: number[]): number[] {
  const mean = sum(values) / values.length;
  const centred = values.map((value) => value - mean);
  return centred.map((value) => value / size(centred));
}
