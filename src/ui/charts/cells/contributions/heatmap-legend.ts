import type { TFunction } from 'i18next';
import type { Format } from '../../../locales/use-format.ts';
import { divergingColour } from '../../../theme/colours.ts';
import { type Legend, rampColours } from '../../figure/picture.ts';
import { type ContributionTable, cellsOf } from '../../prediction/contribution-table.ts';
import { cellsBeyond } from '../colour-limit.ts';

interface HeatmapWords {
  table: ContributionTable;
  /** Of a class head: everything is in logits already. */
  inLogits: boolean;
  t: TFunction;
  format: Format;
}

/** How the ends of the colour bar are written. */
export function limitDigits(limit: number): number {
  return limit < 0.1 ? 2 : limit < 1 ? 1 : 0;
}

/** Where the colours end, and how many cells lie beyond. */
export function scaleWords(
  limit: number,
  beyond: number,
  { t, format }: Pick<HeatmapWords, 't' | 'format'>,
): string {
  const ends = t('heatmap.ends', { limit: format.number(limit, limitDigits(limit)) });
  return beyond > 0 ? ends + t('heatmap.beyond', { count: beyond }) : ends;
}

/** What an exported heatmap's colours and hatching stand for. */
export function heatmapLegend({
  table,
  limit,
  inLogits,
  t,
  format,
}: HeatmapWords & { limit: number }): Legend[] {
  const digits = limitDigits(limit);
  const beyond = cellsBeyond(cellsOf(table), limit);
  const ramp: Legend = {
    kind: 'ramp',
    colours: rampColours((share) => divergingColour(share, 'light')),
    low: format.signed(-limit, digits),
    high: format.signed(limit, digits),
    unit: `${t(inLogits ? 'heatmap.logit' : 'heatmap.legend')}, ${scaleWords(limit, beyond, { t, format })}`,
    signed: true,
  };
  const hatched = table.rows.some(({ cells }) => cells.some((points) => points === null));
  return hatched ? [ramp, { kind: 'hatch', label: t('figure.nothing') }] : [ramp];
}

/** The sum written out: all cells + bias = prediction. */
export function heatmapSum({ table, inLogits, t, format }: HeatmapWords): string {
  const parts = [
    `${t('heatmap.total')} ${format.signed(table.total)}`,
    `+ ${t('heatmap.bias')} ${format.signed(table.bias)}`,
    `= ${t(inLogits ? 'heatmap.logit' : 'heatmap.prediction')} ${format.signed(table.sentiment)}`,
  ];
  const logit = inLogits ? '' : `; ${t('heatmap.logit')} ${format.signed(table.logit)}`;
  return parts.join(' ') + logit;
}
