import { LABEL, NAME, type TextWidth, widest } from '../../labels/text-width.ts';

/** Texts of the heatmap's two margins. */
export interface HeatmapTexts {
  modalities: readonly string[];
  branches: readonly string[];
  /** A sum as wide as sums are. */
  sum: string;
}

/** Widths of the margins left and right of the cells, pixels. */
export interface HeatmapRoom {
  labelWidth: number;
  sumWidth: number;
  /** No room for names: the modalities' marks stand for them. */
  narrow: boolean;
}

/** From the left edge to the name beside a modality's mark. */
export const BESIDE_MARK = 20;
const AIR = 8;
/** Of the chart's width, the most that names may take. */
const MOST_FOR_NAMES = 0.25;

/** Room for the names and sums as wide as they are in the page's font. */
export function heatmapRoom(texts: HeatmapTexts, width: number, widthOf: TextWidth): HeatmapRoom {
  const branches = widest(texts.branches, widthOf, { ...LABEL, weight: 700 });
  const names = widest(texts.modalities, widthOf, NAME);
  const named = BESIDE_MARK + names + 2 * AIR + branches;
  const narrow = named > MOST_FOR_NAMES * width;
  return {
    labelWidth: narrow ? BESIDE_MARK + branches + AIR : named,
    sumWidth: widthOf(texts.sum, { ...LABEL, weight: 700 }) + AIR,
    narrow,
  };
}
