import { BRANCHES, type Branch, MODALITIES, type Modality } from '../../../../model/modalities.ts';
import type { TextWidth } from '../../labels/text-width.ts';
import type { Word } from '../../prediction/words.ts';
import type { Column } from '../cell-layout.ts';

export interface WordLabel {
  word: Word;
  centre: number;
  /** 0 right under the cells, 1 below it; null: no room, named on hover only. */
  line: 0 | 1 | null;
}

export interface RowBox {
  branch: Branch;
  modality: Modality;
  top: number;
}

export interface HeatmapLayout {
  width: number;
  height: number;
  rowHeight: number;
  rows: readonly RowBox[];
  /** Columns of every modality; index = step. */
  columns: Record<Modality, readonly Column[]>;
  labels: readonly WordLabel[];
  labelTop: number;
  axisTop: number;
  /** Seconds the time axis spans. */
  axisSeconds: number;
}

export interface HeatmapSize {
  /** Width of the cells alone, without row names and sums. */
  width: number;
  rowHeight: number;
  /** How wide the label of a word is. */
  widthOf: TextWidth;
}

export const WORD_LINE_HEIGHT = 15;
export const BRANCH_GAP = 2;
const GROUP_GAP = 10;
const AXIS_HEIGHT = 18;
/** Between two words, pixels. */
const WORD_AIR = 6;
/** Width of a token's column before the words are fitted to the width. */
const LEAST_TOKEN = 10;
/** A column is at most this many times as wide as its word: three words need not fill the whole width. */
const WIDEST = 2.6;

/**
 * Places rows and columns. Language columns are as wide as their words, so that the sentence reads as a sentence;
 * acoustic and visual columns are quarter seconds on one axis of 5 or 10 s.
 *
 * @param importance absolute points of each word: where labels compete for room, the word that matters more is named
 */
export function heatmapLayout(
  words: readonly Word[],
  timeSteps: number,
  stepSeconds: number,
  importance: (word: Word) => number,
  size: HeatmapSize,
): HeatmapLayout {
  const { width, rowHeight } = size;
  const half = 20;
  const axisSteps = timeSteps <= half ? half : Math.max(timeSteps, 2 * half);
  const time = Array.from({ length: timeSteps }, (_, step) => ({
    left: (step * width) / axisSteps,
    right: ((step + 1) * width) / axisSteps,
  }));
  const language = languageColumns(words, size);
  const rows: RowBox[] = [];
  let top = 0;
  let labelTop = 0;
  for (const modality of MODALITIES) {
    for (const branch of BRANCHES) {
      rows.push({ branch, modality, top });
      top += rowHeight + BRANCH_GAP;
    }
    if (modality === 'language') {
      labelTop = top;
      top += 2 * WORD_LINE_HEIGHT;
    }
    top += GROUP_GAP;
  }
  const axisTop = top - GROUP_GAP;
  return {
    width,
    height: axisTop + AXIS_HEIGHT,
    rowHeight,
    rows,
    columns: { language, acoustic: time, visual: time },
    labels: placeLabels(words, language, importance, size),
    labelTop,
    axisTop,
    axisSeconds: axisSteps * stepSeconds,
  };
}

function languageColumns(words: readonly Word[], { width, widthOf }: HeatmapSize): Column[] {
  // Air between words; a word of many tokens keeps a readable column for each.
  const units = words.map(
    (word) => Math.max(widthOf(word.text), LEAST_TOKEN * (word.endStep - word.firstStep)) + WORD_AIR,
  );
  const total = units.reduce((sum, unit) => sum + unit, 0);
  const scale = total === 0 ? 0 : Math.min(width / total, WIDEST);
  const columns: Column[] = [];
  let left = 0;
  words.forEach((word, index) => {
    const tokens = word.endStep - word.firstStep;
    const each = ((units[index] ?? 0) * scale) / tokens;
    for (let token = 0; token < tokens; token++, left += each) columns.push({ left, right: left + each });
  });
  return columns;
}

function placeLabels(
  words: readonly Word[],
  columns: readonly Column[],
  importance: (word: Word) => number,
  { width, widthOf }: HeatmapSize,
): WordLabel[] {
  const taken: Column[][] = [[], []];
  const place = (word: Word): WordLabel => {
    const half = widthOf(word.text) / 2;
    const middle = ((columns[word.firstStep]?.left ?? 0) + (columns[word.endStep - 1]?.right ?? 0)) / 2;
    const centre = Math.min(Math.max(middle, half), Math.max(half, width - half));
    const box = { left: centre - half - WORD_AIR / 2, right: centre + half + WORD_AIR / 2 };
    for (const line of [0, 1] as const) {
      const clear = taken[line]?.every((other) => box.right <= other.left || other.right <= box.left);
      if (!clear) continue;
      taken[line]?.push(box);
      return { word, centre, line };
    }
    return { word, centre, line: null };
  };
  return [...words]
    .sort((a, b) => importance(b) - importance(a))
    .map(place)
    .sort((a, b) => a.word.firstStep - b.word.firstStep);
}

/** Steps between two ticks of a time axis, seconds. */
const TICK_STEPS = [1, 2, 5, 10, 20, 50, 100] as const;

/** Whole seconds that fit as ticks on an axis: the closest steps at which no two labels touch. */
export function fittingTicks(axisSeconds: number, width: number, labelWidth: number): number[] {
  const least = (axisSeconds * labelWidth) / Math.max(1, width);
  const step = TICK_STEPS.find((seconds) => seconds >= least) ?? axisSeconds;
  return Array.from({ length: Math.floor(axisSeconds / step) + 1 }, (_, index) => index * step);
}
