import type { Box } from './box.ts';

/** Below this share of the limit a cell is all but the ground, whichever way it pulls. */
const SEEN = 0.05;
const LONGEST = 9;

/** The minus on a negative cell, which tells its sign where colour does not; null on all others. */
export function signMark({ x, y, width, height }: Box, share: number): Box | null {
  if (share > -SEEN || height < 3) return null;
  // A cell too narrow for a margin continues the line of its neighbours.
  const long = width > 4 ? Math.min(width - 2, LONGEST) : width;
  const thick = height >= 24 ? 2 : 1;
  return {
    x: x + Math.round((width - long) / 2),
    y: y + Math.floor((height - thick) / 2),
    width: long,
    height: thick,
  };
}
