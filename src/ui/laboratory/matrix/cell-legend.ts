import type { TFunction } from 'i18next';
import { type Legend, rampColours } from '../../charts/figure/picture.ts';
import type { Format } from '../../locales/use-format.ts';
import type { CellMatrix } from './cell-matrix.ts';
import { type CellScale, scaleColour, scaleEnds } from './cell-scale.ts';

interface Words {
  t: TFunction;
  format: Format;
  /** What the two ends mean, instead of their numbers. */
  ends?: readonly [string, string] | undefined;
}

/** What stands at the two ends of a chart's colour bar. */
export function endWords(
  scale: CellScale,
  { format, ends }: Pick<Words, 'format' | 'ends'>,
): [string, string] {
  const [low, high] = scaleEnds(scale);
  const text = scale.kind === 'signed' ? format.signed : format.number;
  return [ends?.[0] ?? text(low), ends?.[1] ?? text(high)];
}

/** What an exported chart's colours and hatching stand for. */
export function cellLegend(matrix: CellMatrix, scale: CellScale, words: Words): Legend[] {
  const [from, to] = scaleEnds(scale);
  const [low, high] = endWords(scale, words);
  const colours = rampColours((share) => scaleColour(scale, from + share * (to - from), 'light'), 0);
  const ramp: Legend = { kind: 'ramp', colours, low, high };
  return matrix.values.includes(null) ? [ramp, { kind: 'hatch', label: words.t('figure.nothing') }] : [ramp];
}

/** That the cells hardly differ, in words. */
export function alikeText([low, high]: readonly [number, number], { t, format }: Words): string {
  return t('lab.cells.alike', { low: format.number(low, 3), high: format.number(high, 3) });
}
