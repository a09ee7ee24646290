/** How a label of a chart is set; the style sheets of the charts say the same. */
export interface Lettering {
  /** Pixels. */
  size: number;
  weight: number;
}

/** The least size of a label, and what most have. */
export const LABEL: Lettering = { size: 12, weight: 400 };
/** Names and numbers that stand out. */
export const NAME: Lettering = { size: 12, weight: 600 };

/** How wide a line of text is in the page's font, pixels; `LABEL` unless told otherwise. */
export type TextWidth = (text: string, lettering?: Lettering) => number;

/** The widest of some texts. */
export function widest(texts: Iterable<string>, widthOf: TextWidth, lettering: Lettering = LABEL): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, widthOf(text, lettering));
  return most;
}

/** Between two labels in a row, pixels. */
const AIR = 6;

/** Which of these texts, centred at `x`, fit beside one another: those that come first go first. */
export function fittingLabels<Label extends { x: number; text: string }>(
  labels: readonly Label[],
  widthOf: TextWidth,
): Label[] {
  let free = Number.NEGATIVE_INFINITY;
  return labels.filter(({ x, text }) => {
    const half = widthOf(text) / 2;
    if (text === '' || x - half < free) return false;
    free = x + half + AIR;
    return true;
  });
}
