/** Rounds half to even, numpy's rule: 0.5 and 1.5 and 2.5 give 0, 2, 2. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
