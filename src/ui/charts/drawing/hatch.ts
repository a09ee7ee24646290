import type { Box } from './box.ts';

/** Pixels between two lines. */
const PITCH = 5;

/**
 * Slanted lines over a box that mark a place where there was nothing to read, as an SVG path that stays inside it. Lines
 * are on one grid for all boxes of a row, so that neighbouring boxes continue each other.
 */
export function hatchPath({ x, y, width, height }: Box): string {
  let path = '';
  for (let at = Math.floor((x - height) / PITCH) * PITCH; at < x + width; at += PITCH) {
    // The line rises to the right from (at, bottom) to (at + height, top); kept is what lies between the two sides.
    const from = Math.max(at, x);
    const to = Math.min(at + height, x + width);
    if (from < to) path += `M${from},${y + height - (from - at)}L${to},${y + height - (to - at)}`;
  }
  return path;
}
