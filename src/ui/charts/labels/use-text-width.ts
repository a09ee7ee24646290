import { useSyncExternalStore } from 'react';
import { LABEL, type TextWidth } from './text-width.ts';

/** Widths kept; a session's words are many, a chart's labels few. */
const MOST_KEPT = 2000;

/** The page's font as style sheets have it at present. */
interface Face {
  family: string;
  /** Between letters, CSS. */
  spacing: string;
}

function presentFace(): Face {
  const { fontFamily, letterSpacing } = getComputedStyle(document.body);
  return { family: fontFamily, spacing: letterSpacing === 'normal' ? '0px' : letterSpacing };
}

function textWidthIn({ family, spacing }: Face): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  const kept = new Map<string, number>();
  return (text, { size, weight } = LABEL) => {
    // Figures have one width on the page; a canvas would make some narrower. What is left is under a twenty-fifth of an em each.
    const measured = text.replaceAll(/\d/g, '0');
    const font = `${weight} ${size}px ${family}`;
    const key = `${font}\n${measured}`;
    const before = kept.get(key);
    if (before !== undefined) return before;
    if (kept.size >= MOST_KEPT) kept.clear();
    // Without a canvas a generous guess: an em a letter would be too much, half of one too little.
    let width = 0.6 * size * measured.length;
    if (context) {
      context.font = font;
      context.letterSpacing = spacing;
      width = context.measureText(measured).width;
    }
    kept.set(key, width);
    return width;
  };
}

let face: Face | null = null;
let current: TextWidth | null = null;

/** Measures anew when the page's font has changed, or has come. */
function refreshed(evenIfSame: boolean): void {
  const present = presentFace();
  if (!evenIfSame && face?.family === present.family && face.spacing === present.spacing) return;
  face = present;
  current = textWidthIn(present);
}

function subscribe(changed: () => void): () => void {
  const onLoaded = () => {
    refreshed(true);
    changed();
  };
  refreshed(false);
  document.fonts.addEventListener('loadingdone', onLoaded);
  return () => document.fonts.removeEventListener('loadingdone', onLoaded);
}

function snapshot(): TextWidth {
  if (!current) refreshed(true);
  return current as TextWidth;
}

/** The same outside of React, for what is laid out once. */
export function presentTextWidth(): TextWidth {
  refreshed(false);
  return snapshot();
}

/** Measures text for a chart's layout. Another function, and so another layout, when the page's font has come. */
export function useTextWidth(): TextWidth {
  return useSyncExternalStore(subscribe, snapshot);
}
