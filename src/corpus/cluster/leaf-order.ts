import { squaredDistance } from './k-means.ts';

/** Leaves that belong together, in the order they stand. */
interface Branch {
  leaves: number[];
  size: number;
}

/**
 * An order of centres in which those that are alike are neighbours: the two whose merging costs least variance are joined
 * (Ward, 1963), again and again, each time with the ends side by side that are nearest.
 * @param centres [k x width]
 * @param sizes [k], how many points each stands for
 */
export function leafOrder(centres: Float64Array, sizes: Int32Array, width: number): Int32Array {
  const k = sizes.length;
  const apart = (one: number, other: number) =>
    squaredDistance(centres, one * width, centres, other * width, width);
  const branches: (Branch | null)[] = Array.from(sizes, (size, leaf) => ({ leaves: [leaf], size }));
  // [k x k], what merging two branches costs.
  const costs = new Float64Array(k * k);
  for (let one = 0; one < k; one++)
    for (let other = 0; other < k; other++) {
      const [m, n] = [sizes[one] as number, sizes[other] as number];
      costs[one * k + other] = m + n > 0 ? ((m * n) / (m + n)) * apart(one, other) : 0;
    }
  const cost = (one: number, other: number) => costs[one * k + other] as number;
  for (let left = k; left > 1; left--) {
    const [one, other] = cheapest(branches, cost);
    const [here, there] = [branches[one] as Branch, branches[other] as Branch];
    for (const [third, branch] of branches.entries()) {
      if (!branch || third === one || third === other) continue;
      const all = here.size + there.size + branch.size;
      // Lance and Williams, 1967.
      const merged =
        ((here.size + branch.size) * cost(one, third) +
          (there.size + branch.size) * cost(other, third) -
          branch.size * cost(one, other)) /
        Math.max(1, all);
      costs[one * k + third] = merged;
      costs[third * k + one] = merged;
    }
    branches[one] = { leaves: sideBySide(here.leaves, there.leaves, apart), size: here.size + there.size };
    branches[other] = null;
  }
  const all = branches.find((branch) => branch !== null)?.leaves ?? [];
  // Which end comes first is no matter to likeness: the one that says less.
  const total = (leaf: number | undefined) =>
    leaf === undefined
      ? 0
      : centres.subarray(leaf * width, (leaf + 1) * width).reduce((sum, value) => sum + value, 0);
  return Int32Array.from(total(all[0]) > total(all.at(-1)) ? all.toReversed() : all);
}

function cheapest(
  branches: readonly (Branch | null)[],
  cost: (one: number, other: number) => number,
): [number, number] {
  let best: [number, number] = [0, 0];
  let least = Number.POSITIVE_INFINITY;
  for (let one = 0; one < branches.length; one++) {
    if (!branches[one]) continue;
    for (let other = one + 1; other < branches.length; other++) {
      if (!branches[other] || cost(one, other) >= least) continue;
      [best, least] = [[one, other], cost(one, other)];
    }
  }
  return best;
}

/** Both, each forwards or backwards, so that the leaves that meet are as alike as can be. */
function sideBySide(
  one: readonly number[],
  other: readonly number[],
  apart: (one: number, other: number) => number,
): number[] {
  const ways = [one, one.toReversed()].flatMap((first) =>
    [other, other.toReversed()].map((second) => ({
      joined: [...first, ...second],
      gap: apart(first.at(-1) as number, second[0] as number),
    })),
  );
  return ways.reduce((best, way) => (way.gap < best.gap ? way : best)).joined;
}
