/**
 * Moves a vector of numbers towards a target, a fixed share of the rest in every unit of time: the same path whatever
 * the frame rate. NaN stands for what is not there: it comes and goes at once. Changes `current` in place.
 *
 * @returns whether anything still moves (by more than `resolution`)
 */
export function approach(
  current: number[],
  target: readonly number[],
  elapsedMs: number,
  timeConstantMs: number,
  resolution = 1e-3,
): boolean {
  const share = timeConstantMs <= 0 ? 1 : 1 - Math.exp(-elapsedMs / timeConstantMs);
  let moving = false;
  target.forEach((goal, index) => {
    const rest = goal - (current[index] ?? goal);
    if (Number.isNaN(rest) || Math.abs(rest) <= resolution) {
      current[index] = goal;
      return;
    }
    current[index] = goal - rest * (1 - share);
    moving = true;
  });
  return moving;
}
