import { LABEL, type Lettering } from './text-width.ts';

/** Widths in the page's font, shares of its size, of letters that are far from the middle. */
const NARROW = /[ijl.,:;'|!()[\]·]/;
const WIDE = /[mwMW@%→]/;
/** Of Chinese and of what is set as wide as it. */
const FULL = /[\p{Script=Han}，。、；：！？“”（）…]/u;
const CAPITAL = /\p{Lu}/u;
/** A bold letter is so much wider. */
const BOLD = 1.06;

/**
 * How wide a line of text is about, pixels, where there is no page to measure it: a few hundredths more rather than less,
 * since fonts differ from machine to machine.
 */
export function estimatedWidth(text: string, { size, weight }: Lettering = LABEL): number {
  let ems = 0;
  for (const letter of text) ems += emsOf(letter);
  return ems * size * (weight >= 600 ? BOLD : 1);
}

function emsOf(letter: string): number {
  if (FULL.test(letter)) return 1;
  if (NARROW.test(letter)) return 0.32;
  if (WIDE.test(letter)) return 0.92;
  if (letter === ' ') return 0.29;
  return CAPITAL.test(letter) ? 0.72 : 0.61;
}
