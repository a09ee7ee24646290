import type { TFunction } from 'i18next';
import type { Format } from '../../../locales/use-format.ts';
import { type ContributionTable, cellsOf } from '../../prediction/contribution-table.ts';
import { cellsBeyond } from '../colour-limit.ts';

export interface HeatmapWords {
  table: ContributionTable;
  /** Of a class head: everything is in logits already. */
  inLogits: boolean;
  t: TFunction;
  format: Format;
}

/** How the ends of the colour bar are written. */
function limitDigits(limit: number): number {
  return limit < 0.1 ? 2 : limit < 1 ? 1 : 0;
}

/** What stands beside the colour bar: where it ends, in what unit, and how many cells lie beyond. */
export function rampWords(limit: number, { table, inLogits, t, format }: HeatmapWords) {
  const digits = limitDigits(limit);
  const beyond = cellsBeyond(cellsOf(table), limit);
  const reach = t('heatmap.ends', { limit: format.number(limit, digits) });
  return {
    ends: [format.signed(-limit, digits), format.signed(limit, digits)],
    unit: t(inLogits ? 'heatmap.logit' : 'heatmap.legend'),
    reach: beyond > 0 ? reach + t('heatmap.beyond', { count: beyond }) : reach,
    beyond,
  } as const;
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
