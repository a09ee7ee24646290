/** More players than this and 2^n values are too many to ask for. */
const MOST_PLAYERS = 16;

/**
 * Exact Shapley values (Shapley, 1953): phi_i = sum over coalitions C without i of |C|! (n - |C| - 1)! / n! times
 * v(C with i) - v(C). They sum to v(all) - v(none).
 * @param values [2^n], what each coalition reaches; bit i of the index says whether player i is in
 * @returns [n]
 * @throws RangeError when the number of values is not 2^n with n from 1 to 16
 */
export function shapleyValues(values: ArrayLike<number>): Float64Array {
  const players = Math.log2(values.length);
  if (!Number.isInteger(players) || players < 1 || players > MOST_PLAYERS) {
    throw new RangeError(`${values.length} coalition values: for n players there are 2^n, n from 1 to 16`);
  }
  const weights = coalitionWeights(players);
  const phi = new Float64Array(players);
  for (let coalition = 0; coalition < values.length; coalition++) {
    const weight = weights[size(coalition)] as number;
    for (let player = 0; player < players; player++) {
      const joined = coalition | (1 << player);
      if (joined === coalition) continue;
      const gain = (values[joined] as number) - (values[coalition] as number);
      phi[player] = (phi[player] as number) + weight * gain;
    }
  }
  return phi;
}

/** |C|! (n - |C| - 1)! / n! for |C| from 0 to n - 1: 1 / n over the number of coalitions of that size among n - 1. */
function coalitionWeights(players: number): number[] {
  const weights: number[] = [];
  let coalitions = 1;
  for (let members = 0; members < players; members++) {
    weights.push(1 / (players * coalitions));
    coalitions = (coalitions * (players - 1 - members)) / (members + 1);
  }
  return weights;
}

function size(coalition: number): number {
  let members = 0;
  for (let rest = coalition; rest > 0; rest >>= 1) members += rest & 1;
  return members;
}
