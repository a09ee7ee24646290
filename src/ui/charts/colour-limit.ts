const STEPS = [1, 2, 5, 10] as const;

/** The next of ..., 0.05, 0.1, 0.2, 0.5, 1, 2, ... at or above `peak`; never below 0.05 sentiment points. */
export function roundLimit(peak: number): number {
  if (peak <= 0.05) return 0.05;
  const decade = 10 ** Math.floor(Math.log10(peak));
  // The slack keeps 0.2, computed as 0.20000000000000001, at 0.2.
  const step = STEPS.find((candidate) => peak <= candidate * decade * (1 + 1e-9)) ?? 10;
  return Number((step * decade).toPrecision(2));
}

export interface ColourLimit {
  limit: number;
  /** When the present limit was last needed, seconds. */
  neededAt: number;
}

/** How long a scale stays after it was last needed: a legend that changes with every word cannot be read. */
const HOLD_SECONDS = 4;

/** The limit of a diverging scale over time: it grows at once and shrinks only after a while. */
export function nextLimit(previous: ColourLimit | null, peak: number, seconds: number): ColourLimit {
  const wanted = roundLimit(peak);
  if (!previous || wanted >= previous.limit) return { limit: wanted, neededAt: seconds };
  // Time that runs backwards is another moment being looked at, not the next one.
  const waited = seconds - previous.neededAt;
  return waited > HOLD_SECONDS || waited < 0 ? { limit: wanted, neededAt: seconds } : previous;
}
