export type Scheme = 'light' | 'dark';

/** Shares of the limit at which the diverging ramps are given; between them colours are mixed. */
const DIVERGING_SHARES = [0, 0.1, 0.2, 0.4, 0.7, 1] as const;

/**
 * Diverging ramps from -1 (negative, blue) over 0 to +1 (positive, red). Zero is the ground of a card, and contrast to
 * it grows evenly on both sides: 1.4, 1.9, 3.5, 7 and 12 : 1 at the shares above. So a tenth of the limit is seen, 0.4 of
 * it (the least that a limit of 1-2-5 steps leaves the largest cell) has 3 : 1, and lightness alone tells the size;
 * blue against red stays apart in the three common forms of colour blindness.
 */
const DIVERGING: Record<Scheme, { zero: string; negative: readonly string[]; positive: readonly string[] }> =
  {
    light: {
      zero: '#ffffff',
      negative: ['#c3ddfb', '#8fbdf2', '#418cdb', '#095faa', '#043a6b'],
      positive: ['#fbd0c8', '#f7a597', '#df6155', '#b42429', '#780217'],
    },
    dark: {
      zero: '#14181f',
      negative: ['#1f3146', '#1d4875', '#2370bc', '#68a6eb', '#bedbfc'],
      positive: ['#462825', '#77302b', '#c0443d', '#e8887d', '#fdcdc7'],
    },
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
  light: ['#5b2a86', '#9a6fb8', '#d3bfe0', '#ffffff', '#b8dfb3', '#5aa864', '#15692f'],
  dark: ['#d3a6f2', '#9a6cc0', '#56406c', '#14181f', '#2f5a3a', '#4c9a5c', '#97e09f'],
};

/**
 * One of a few names that have no order. Blue and red mean signs on this page, and purple the shared branch's side, so
 * the first are none of them; lightness differs, so that neighbours stay apart without hue.
 */
const NAMED: Record<Scheme, readonly string[]> = {
  light: ['#00707f', '#d98200', '#a8327e', '#5a6b1f', '#6a4fb3', '#8c5a3c', '#3f8f5b', '#5d6673'],
  dark: ['#4cc9d8', '#f2b04a', '#ee8fc8', '#b5c86a', '#b9a2f5', '#d3a283', '#7fd39b', '#a8b2c0'],
};

const LEVELS = 128;

/** Colours at [-1, 1], by default as far from one another as the stops are many. */
function lookup(
  stops: readonly string[],
  shares: readonly number[] = stops.map((_, index) => (2 * index) / (stops.length - 1) - 1),
): readonly string[] {
  const colours = stops.map(channelsOf);
  return Array.from({ length: 2 * LEVELS + 1 }, (_, index) => {
    const share = index / LEVELS - 1;
    const after = Math.max(
      1,
      shares.findIndex((at) => at >= share),
    );
    const [from = -1, to = 1] = [shares[after - 1], shares[after]];
    return mixed(colours[after - 1], colours[after], (share - from) / (to - from));
  });
}

/** Red, green and blue of `#rrggbb`, 0..255. */
function channelsOf(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function mixed(from: number[] = [], to: number[] = [], share: number): string {
  return `rgb(${from.map((channel, i) => Math.round(channel + ((to[i] ?? 0) - channel) * share)).join(', ')})`;
}

function diverging(scheme: Scheme): readonly string[] {
  const { zero, negative, positive } = DIVERGING[scheme];
  const below = DIVERGING_SHARES.slice(1).toReversed();
  return lookup(
    [...negative.toReversed(), zero, ...positive],
    [...below.map((share) => -share), ...DIVERGING_SHARES],
  );
}

const TABLES = {
  cells: { light: diverging('light'), dark: diverging('dark') },
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

/** The cell ramp as a CSS gradient, left (negative) to right (positive), for legends. */
export function divergingGradient(scheme: Scheme): string {
  const stops = Array.from({ length: 21 }, (_, index) => divergingColour(index / 10 - 1, scheme));
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** CSS colour of how much there is of something, `share` in [0, 1]. */
export function magnitudeColour(share: number, scheme: Scheme): string {
  return pick(TABLES.magnitude[scheme], 2 * share - 1);
}

/** Dark or light ink, whichever is easier to read on a colour of the ramps above (`rgb(r, g, b)`): 4.5 : 1 or more. */
export function inkOn(colour: string): string {
  // As bright as the middle between black and white, by the contrast that accessibility guidelines count.
  return relativeLuminance(colour) > Math.sqrt(0.05 * 1.05) - 0.05 ? '#000000' : '#ffffff';
}

/** Ink of a mark on a cell of this colour: seen without hue, and quiet. */
export function markOn(colour: string): { fill: string; opacity: number } {
  const fill = inkOn(colour);
  return { fill, opacity: fill === '#000000' ? 0.45 : 0.6 };
}

/** WCAG's relative luminance of `rgb(r, g, b)`, 0 black to 1 white. */
export function relativeLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((channel) => {
    const share = Number(channel) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** CSS colour of where something lies between two sides, `share` in [-1, 1]. */
export function sideColour(share: number, scheme: Scheme): string {
  return pick(TABLES.sides[scheme], share);
}

/** CSS colour of a name among others, by its place; the ninth looks like the first. */
export function namedColour(place: number, scheme: Scheme): string {
  const colours = NAMED[scheme];
  return colours[place % colours.length] as string;
}
