import type { TFunction } from 'i18next';
import type { Format } from '../../../locales/use-format.ts';
import type { CellMatrix } from '../cell-matrix.ts';
import { type CellScale, scaleEnds } from '../cell-scale.ts';
import { cellsBeyond } from '../colour-limit.ts';

interface Words {
  t: TFunction;
  format: Format;
  /** What the two ends mean, beside their numbers. */
  ends?: readonly [string, string] | undefined;
}

function endDigits(scale: CellScale): number {
  const [low, high] = scaleEnds(scale);
  if (high - low < 0.05) return 3;
  return high - low < 5 ? 2 : 1;
}

/** What is to be said of a scale: that it does not begin at 0, or that cells lie beyond its ends. */
export function scaleNotes(matrix: CellMatrix, scale: CellScale, { t, format }: Words): string[] {
  const beyond = scale.kind === 'signed' ? cellsBeyond(matrix.values, scale.limit) : 0;
  const zoomed = scale.kind === 'amount' && scale.from !== 0;
  return [
    ...(zoomed ? [t('lab.cells.zoomed', { from: format.number(scale.from, endDigits(scale)) })] : []),
    ...(beyond > 0 ? [t('lab.cells.beyond', { count: beyond })] : []),
  ];
}

/** What stands at the two ends of a chart's colour bar. */
export function endWords(
  scale: CellScale,
  { format, ends }: Pick<Words, 'format' | 'ends'>,
): [string, string] {
  const [low, high] = scaleEnds(scale);
  const text = scale.kind === 'signed' ? format.signed : format.number;
  const digits = endDigits(scale);
  const written = (parts: (string | undefined)[]) => parts.filter(Boolean).join(' ');
  return [written([ends?.[0], text(low, digits)]), written([text(high, digits), ends?.[1]])];
}

/** That the cells hardly differ, in words. */
export function alikeText([low, high]: readonly [number, number], { t, format }: Words): string {
  return t('lab.cells.alike', { low: format.number(low, 3), high: format.number(high, 3) });
}
