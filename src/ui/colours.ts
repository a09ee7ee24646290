import { scaleLinear } from 'd3-scale';

export type Scheme = 'light' | 'dark';

/**
 * Diverging ramps from -1 (negative, blue) over 0 to +1 (positive, red). Lightness changes evenly away from zero, so
 * that they also read without hue; blue against red stays apart in the three common forms of colour blindness.
 * Zero is white on a light page and a quiet slate on a dark one: there, white would be the loudest colour of all.
 */
const DIVERGING: Record<Scheme, readonly string[]> = {
  light: ['#0b3c7d', '#2166ac', '#5b9bd1', '#a9cfe8', '#ffffff', '#f8c2ab', '#e5836a', '#bf2f3a', '#7d0b28'],
  dark: ['#a8d4ff', '#5fabf7', '#3f7fc4', '#345478', '#2b313b', '#7c4242', '#c85650', '#fb7d6c', '#ffc0b0'],
};

/** The same ramp with a visible middle, for shapes that have no frame of their own (ribbons, lines, bars). */
const DIVERGING_SOLID: Record<Scheme, readonly string[]> = {
  light: ['#2166ac', '#5f96c6', '#b9c0ca', '#d98a80', '#bf2f3a'],
  dark: ['#5fabf7', '#4f86ba', '#59636f', '#b5655f', '#fb7d6c'],
};

/** From nothing to all in one hue that means nothing else on the page; nothing is close to the ground. */
const MAGNITUDE: Record<Scheme, readonly string[]> = {
  light: ['#f3f5f8', '#cfd0e4', '#a5a3cf', '#7d74b6', '#5b4a97', '#3a2670'],
  dark: ['#181d25', '#332f52', '#544b86', '#7b70b8', '#aaa2de', '#e0dcff'],
};

/** Between two sides of which neither is good or bad: purple below the middle, green above; even is pale. */
const SIDES: Record<Scheme, readonly string[]> = {
  light: ['#5b2a86', '#9a6fb8', '#d3bfe0', '#f7f7f7', '#b8dfb3', '#5aa864', '#15692f'],
  dark: ['#d3a6f2', '#9a6cc0', '#56406c', '#2b313b', '#2f5a3a', '#4c9a5c', '#97e09f'],
};

const LEVELS = 128;

function lookup(stops: readonly string[]): readonly string[] {
  const ramp = scaleLinear<string>()
    .domain(stops.map((_, index) => (2 * index) / (stops.length - 1) - 1))
    .range(stops);
  return Array.from({ length: 2 * LEVELS + 1 }, (_, index) => ramp(index / LEVELS - 1));
}

const TABLES = {
  cells: { light: lookup(DIVERGING.light), dark: lookup(DIVERGING.dark) },
  solid: { light: lookup(DIVERGING_SOLID.light), dark: lookup(DIVERGING_SOLID.dark) },
  magnitude: { light: lookup(MAGNITUDE.light), dark: lookup(MAGNITUDE.dark) },
  sides: { light: lookup(SIDES.light), dark: lookup(SIDES.dark) },
};

function pick(table: readonly string[], share: number): string {
  const index = Math.round((Math.min(1, Math.max(-1, share)) + 1) * LEVELS);
  return table[index] as string;
}

/** CSS colour of a cell. `share` is value / limit, clamped to [-1, 1]. */
export function divergingColour(share: number, scheme: Scheme): string {
  return pick(TABLES.cells[scheme], share);
}

/** CSS colour of a frameless shape, visible at 0 too. `share` is clamped to [-1, 1]. */
export function solidColour(share: number, scheme: Scheme): string {
  return pick(TABLES.solid[scheme], share);
}

/** Stops of the cell ramp as a CSS gradient, left (negative) to right (positive), for legends. */
export function divergingGradient(scheme: Scheme): string {
  return `linear-gradient(to right, ${DIVERGING[scheme].join(', ')})`;
}

/** CSS colour of how much there is of something, `share` in [0, 1]. */
export function magnitudeColour(share: number, scheme: Scheme): string {
  return pick(TABLES.magnitude[scheme], 2 * share - 1);
}

/** Dark or light ink, whichever is easier to read on a colour of the ramps above (`rgb(r, g, b)`). */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  // Perceived lightness of sRGB, ITU-R BT.601.
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? '#171c25' : '#ffffff';
}

/** CSS colour of where something lies between two sides, `share` in [-1, 1]. */
export function sideColour(share: number, scheme: Scheme): string {
  return pick(TABLES.sides[scheme], share);
}
