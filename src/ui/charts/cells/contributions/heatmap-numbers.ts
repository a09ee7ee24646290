/** Room left and right of a number in its cell, together. */
const MARGIN = 4;

/**
 * What is written into a cell: its points where they fit, without the zero before the point where only that fits, else
 * nothing. What rounds to zero is not written: the ground says it.
 *
 * @param signed writes points with sign and two digits
 * @param widthOf pixels that a text of the map's numbers takes
 */
export function cellNumber(
  points: number,
  width: number,
  signed: (points: number) => string,
  widthOf: (text: string) => number,
): string | null {
  if (Math.abs(points) < 0.005) return null;
  const text = signed(points);
  return [text, text.replace(/^([+\u2212])0/, '$1')].find((form) => widthOf(form) + MARGIN <= width) ?? null;
}
