import { conditionTitle, fixed, table } from './card/markdown.ts';
import type { SentimentMetrics } from './metrics.ts';

const COLUMNS: { title: string; cell: (metrics: SentimentMetrics) => string }[] = [
  { title: 'MAE', cell: ({ mae }) => fixed(mae) },
  { title: 'Corr', cell: ({ corr }) => fixed(corr) },
  { title: 'Acc-2 non-zero', cell: ({ acc2_non0 }) => percent(acc2_non0) },
  { title: 'Acc-2 has-zero', cell: ({ acc2_has0 }) => percent(acc2_has0) },
  { title: 'F1 non-zero', cell: ({ f1_non0 }) => percent(f1_non0) },
  { title: 'F1 has-zero', cell: ({ f1_has0 }) => percent(f1_has0) },
  { title: 'Acc-5', cell: ({ acc5 }) => percent(acc5) },
  { title: 'Acc-7', cell: ({ acc7 }) => percent(acc7) },
];

function percent(share: number): string {
  return fixed(100 * share, 1);
}

/** A Markdown table, one row a condition; shares in percent. */
export function metricsTable(rows: Record<string, SentimentMetrics>): string {
  return table(
    ['', ...COLUMNS.map(({ title }) => title)],
    Object.entries(rows).map(([name, metrics]) => [
      conditionTitle(name),
      ...COLUMNS.map(({ cell }) => cell(metrics)),
    ]),
  );
}
