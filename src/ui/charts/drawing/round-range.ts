/** A step below this has no inverse to round by: numbers so near each other are the same to anybody who looks. */
const LEAST_STEP = 1 / Number.MAX_VALUE;

/** 1, 2 or 5 times a power of ten: what divides a span into about so many parts. */
function roundStep(span: number, parts: number): number {
  const rough = span / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  // Where a step is as far from the next smaller as from the next larger, by ratio.
  return power * (lead >= Math.sqrt(50) ? 10 : lead >= Math.sqrt(10) ? 5 : lead >= Math.SQRT2 ? 2 : 1);
}

/**
 * The range to the next round numbers below and above it.
 * @param parts about how many steps between round numbers it is to have
 */
export function roundRange(low: number, high: number, parts: number): [low: number, high: number] {
  let [from, to] = [low, high];
  // A wider range may have a larger step, and round further.
  for (let step = 0; to > from; ) {
    const next = roundStep(to - from, parts);
    if (next === step || next < LEAST_STEP) break;
    step = next;
    // Of a step below 1 the inverse is whole, and keeps 0.3 from becoming 0.30000000000000004.
    const inverse = Math.round(1 / step);
    [from, to] =
      step < 1
        ? [Math.floor(from * inverse) / inverse, Math.ceil(to * inverse) / inverse]
        : [Math.floor(from / step) * step, Math.ceil(to / step) * step];
  }
  return [from, to];
}

/** The round numbers between two ends, about so many steps apart; ends that are round themselves are among them. */
export function roundTicks(low: number, high: number, parts: number): number[] {
  if (!(high > low)) return [low];
  const step = roundStep(high - low, parts);
  if (step < LEAST_STEP) return [low];
  const inverse = Math.round(1 / step);
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, index) =>
    step < 1 ? (first + index) / inverse : (first + index) * step,
  );
}
