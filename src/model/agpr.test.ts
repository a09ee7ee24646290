import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { agpr, anchorAssignment, routeTable } from './agpr.ts';
import { MODALITIES } from './modalities.ts';
import { initialise, type ParameterSpec, type Parameters } from './parameters.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, noise, read, readAll, rowsOf, sum } from './testing/numbers.ts';
import { describeSet, networkFor, SUBSETS, TINY_CONFIG, windowsFor } from './testing/windows.ts';

const { width: WIDTH, anchors: ANCHORS, steps: STEPS } = TINY_CONFIG;

/** P as the decoupling hands it over: 0 in absent steps. */
function privatesFor(mask: tf.Tensor3D, seed = 5): tf.Tensor4D {
  const shape = [3, mask.shape[1], STEPS, WIDTH];
  return tf.tidy(() => noise(shape, seed).mul(mask.expandDims(-1)) as tf.Tensor4D);
}

/** The same parameters with some put in place of others. */
function withParameters(parameters: Parameters, changes: Record<string, tf.Tensor>): Parameters {
  return new Map([...parameters, ...Object.entries(changes)]);
}

/** The route table of one window for every set of present modalities, with a bias of the router towards none. */
async function routesOfSubsets(noneBias: number) {
  const { parameters } = networkFor(TINY_CONFIG);
  const { mask } = windowsFor(TINY_CONFIG, { items: SUBSETS });
  const table = await read(() => {
    const own = withParameters(parameters, { 'agpr.router.none.bias': tf.fill([3, 1], noneBias) });
    return routeTable(own, agpr(own, privatesFor(mask), mask, TINY_CONFIG).route);
  });
  return rowsOf(table, 1 + MODALITIES.length).map((row, index) => {
    const borrower = MODALITIES[Math.floor(index / SUBSETS.length)];
    const present = SUBSETS[index % SUBSETS.length] ?? [];
    const lenders = MODALITIES.map((modality, n) => ({
      name: `${borrower} <- ${modality} with ${describeSet(present)}`,
      possible: modality !== borrower && present.includes(modality),
      share: row[1 + n] as number,
    }));
    return { none: row[0] as number, lenders, total: sum(row) };
  });
}

describeOnBackends('AGPR', () => {
  // A router that will not have "none" must still find nobody in an empty room.
  test.each([0, -30])(
    'borrows nothing from itself or from an absent modality, none-bias %i',
    async (bias) => {
      for (const { lenders, total } of await routesOfSubsets(bias)) {
        expect(total).toBeCloseTo(1, 5);
        for (const { name, possible, share } of lenders) {
          if (possible) expect(share, name).toBeGreaterThan(0);
          else expect(share, name).toBe(0);
        }
      }
    },
  );

  test('borrows from none where there is no lender', async () => {
    for (const { none, lenders } of await routesOfSubsets(-30)) {
      if (lenders.some(({ possible }) => possible)) expect(none).toBeLessThan(1e-6);
      else expect(none).toBe(1);
    }
  });

  test('borrows no more than the budget, and the budget is no more than a half', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const { mask } = windowsFor(TINY_CONFIG);
    const valid = await mask.data();
    for (const size of [0.01, 1, 100]) {
      const { budget, borrow } = await readAll(() => {
        const result = agpr(parameters, privatesFor(mask).mul(size) as tf.Tensor4D, mask, TINY_CONFIG);
        return { budget: result.budget, borrow: result.borrow };
      });
      budget.forEach((rho, index) => {
        const b = borrow[index] as number;
        expect(rho).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(b).toBeLessThanOrEqual(rho);
        expect(b).toBeGreaterThanOrEqual(0);
        expect(rho > 0 && b > 0).toBe(valid[index] === 1);
      });
    }
  });

  test('assigns a step to its anchors with shares that sum to 1', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const { mask } = windowsFor(TINY_CONFIG);
    const assignment = await read(() => anchorAssignment(parameters, privatesFor(mask)));
    for (const row of rowsOf(assignment, ANCHORS)) {
      expect(sum(row)).toBeCloseTo(1, 5);
      expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
    }
  });

  test('assigns one of orthogonal anchors by softmax(1 / 0.2), and a step unlike all of them evenly', async () => {
    const { asAnchors, unlikeAll } = await readAll(() => {
      const spec: ParameterSpec = {
        name: '',
        kind: 'anchor',
        shape: [3, ANCHORS, WIDTH],
        initialiser: 'orthogonal',
      };
      const anchors = initialise(spec, 3);
      const parameters = new Map([['agpr.anchors', anchors]]);
      const x = noise([3, 1, WIDTH], 8);
      const along = tf.matMul(tf.matMul(x, anchors, false, true), anchors).div(WIDTH);
      return {
        // Size must not matter: the similarity is a cosine.
        asAnchors: anchorAssignment(parameters, anchors.mul(7).expandDims(1) as tf.Tensor4D),
        unlikeAll: anchorAssignment(parameters, x.sub(along).expandDims(1) as tf.Tensor4D),
      };
    });
    const own = Math.exp(5) / (Math.exp(5) + ANCHORS - 1);
    const other = (1 - own) / (ANCHORS - 1);
    rowsOf(asAnchors, ANCHORS).forEach((row, index) => {
      const expected = row.map((_, k) => (k === index % ANCHORS ? own : other));
      expect(largestDifference(row, expected)).toBeLessThan(1e-4);
    });
    expect(
      largestDifference(
        unlikeAll,
        unlikeAll.map(() => 1 / ANCHORS),
      ),
    ).toBeLessThan(1e-4);
  });

  test('scales messages to the anchors, whatever the attention gives out', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const { mask } = windowsFor(TINY_CONFIG);
    const { large, larger, opposite } = await readAll(() => {
      const rebalanced = (factor: number) => {
        const scaled = ['kernel', 'bias'].map((part) => {
          const name = `agpr.message.output.${part}`;
          return [name, (parameters.get(name) as tf.Tensor).mul(factor)] as const;
        });
        const own = withParameters(parameters, Object.fromEntries(scaled));
        return agpr(own, privatesFor(mask), mask, TINY_CONFIG).privateRebalanced;
      };
      return { large: rebalanced(100), larger: rebalanced(1000), opposite: rebalanced(-100) };
    });
    expect(largestDifference(large, larger)).toBeLessThan(1e-3);
    expect(largestDifference(large, opposite)).toBeGreaterThan(0.01);
  });

  test('gives LN(P + (1 - b) alpha A + rho sum r M), by hand for an attention that passes its source on', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const part = await readAll(() => {
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
      const mask = tf.ones([3, 1, 1]) as tf.Tensor3D; // one step: every attention weight is 1
      const privates = noise([3, 1, 1, WIDTH], 4) as tf.Tensor4D;
      const anchors = (own.get('agpr.anchors') as tf.Tensor).clone();
      return { ...agpr(own, privates, mask, TINY_CONFIG), privates, anchors };
    });
    const steps = rowsOf(part.privates, WIDTH);
    MODALITIES.forEach((_, m) => {
      const anchors = rowsOf(part.anchors, WIDTH).slice(m * ANCHORS, (m + 1) * ANCHORS);
      const anchorSize = size(anchors.flatMap((row) => [...row]));
      const share = (values: Float32Array, width: number, index: number) =>
        values[m * width + index] as number;
      const [rho, b] = [share(part.budget, 1, 0), share(part.borrow, 1, 0)];
      expect(b).toBeCloseTo(rho * (1 - share(part.route, 3, 0)), 6);
      const before = Array.from({ length: WIDTH }, (__, i) => {
        const explained = anchors.map(
          (anchor, k) => share(part.assignment, ANCHORS, k) * (anchor[i] as number),
        );
        const messages = [1, 2].map((by) => {
          const source = steps[(m + by) % 3] as Float32Array;
          return (share(part.route, 3, by) * (source[i] as number) * anchorSize) / size(source);
        });
        return (steps[m]?.[i] as number) + (1 - b) * sum(explained) + rho * sum(messages);
      });
      const given = rowsOf(part.privateRebalanced, WIDTH)[m] as Float32Array;
      expect(largestDifference(given, normalised(before))).toBeLessThan(1e-4);
    });
  });

  test('leaves absent steps at exactly 0', async () => {
    const { parameters } = networkFor(TINY_CONFIG);
    const { mask } = windowsFor(TINY_CONFIG, { items: SUBSETS });
    const rebalanced = await read(
      () => agpr(parameters, privatesFor(mask), mask, TINY_CONFIG).privateRebalanced,
    );
    const valid = await mask.data();
    rowsOf(rebalanced, WIDTH).forEach((step, index) => {
      expect(step.some((value) => value !== 0)).toBe(valid[index] === 1);
    });
  });
});

/** Root mean square. */
function size(values: ArrayLike<number>): number {
  return Math.sqrt(sum(Array.from(values, (value) => value * value)) / values.length);
}

function normalised(values: number[]): number[] {
  const mean = sum(values) / values.length;
  const centred = values.map((value) => value - mean);
  return centred.map((value) => value / size(centred));
}
