const STEPS = [1, 2, 5, 10] as const;

/** No scale ends below this: there is nothing to see in less than a hundredth of a sentiment point. */
const LEAST = 0.01;

/** The next of ..., 0.05, 0.1, 0.2, 0.5, 1, 2, ... at or above `peak`; never below `least`. */
export function roundLimit(peak: number, least = LEAST): number {
  if (peak <= least) return least;
  const decade = 10 ** Math.floor(Math.log10(peak));
  // The slack keeps 0.2, computed as 0.20000000000000001, at 0.2.
  const step = STEPS.find((candidate) => peak <= candidate * decade * (1 + 1e-9)) ?? 10;
  return Number((step * decade).toPrecision(2));
}

/** Of so many cells, few enough that a scale may end below them: one in twenty-five. */
const BEYOND = 1 / 25;

/**
 * The limit that shows the cells of one map: all but a few of them lie within it, so that a single large one does not
 * make the rest pale.
 */
export function robustLimit(cells: readonly (number | null)[], least = LEAST): number {
  const magnitudes = Float64Array.from(
    cells.flatMap((cell) => (cell === null ? [] : [Math.abs(cell)])),
  ).sort();
  return roundLimit(magnitudes[magnitudes.length - 1 - Math.floor(magnitudes.length * BEYOND)] ?? 0, least);
}

/** How many cells lie beyond a limit and have the colour of its end. */
export function cellsBeyond(cells: readonly (number | null)[], limit: number): number {
  return cells.filter((cell) => cell !== null && Math.abs(cell) > limit * (1 + 1e-9)).length;
}

export interface SteppingLimit {
  limit: number;
  /** When the present limit was last needed, seconds. */
  neededAt: number;
  /** What it is the scale of: another utterance begins with one of its own. */
  of: string | null;
}

/** How long a scale stays after it was last needed: a legend that changes with every word cannot be read. */
const HOLD_SECONDS = 1.5;

/**
 * A limit over time: it grows at once and shrinks only after a while.
 *
 * @param wanted the limit the present moment needs
 * @param of the utterance of the moment
 */
export function nextLimit(
  previous: SteppingLimit | null,
  wanted: number,
  seconds: number,
  of: string | null = null,
): SteppingLimit {
  const fresh = { limit: wanted, neededAt: seconds, of };
  if (!previous || previous.of !== of || wanted >= previous.limit) return fresh;
  // Time that runs backwards is another moment being looked at, not the next one.
  const waited = seconds - previous.neededAt;
  return waited > HOLD_SECONDS || waited < 0 ? fresh : previous;
}
