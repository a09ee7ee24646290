import type { SentimentMetrics } from './metrics.ts';

const COLUMNS: { title: string; cell: (metrics: SentimentMetrics) => string }[] = [
  { title: 'MAE', cell: ({ mae }) => mae.toFixed(3) },
  { title: 'Corr', cell: ({ corr }) => corr.toFixed(3) },
  { title: 'Acc-2 non-zero', cell: ({ acc2_non0 }) => percent(acc2_non0) },
  { title: 'Acc-2 has-zero', cell: ({ acc2_has0 }) => percent(acc2_has0) },
  { title: 'F1 non-zero', cell: ({ f1_non0 }) => percent(f1_non0) },
  { title: 'F1 has-zero', cell: ({ f1_has0 }) => percent(f1_has0) },
  { title: 'Acc-5', cell: ({ acc5 }) => percent(acc5) },
  { title: 'Acc-7', cell: ({ acc7 }) => percent(acc7) },
];

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** A Markdown table, one row a condition; shares in percent. */
export function metricsTable(rows: Record<string, SentimentMetrics>): string {
  const lines = [
    ['', ...COLUMNS.map(({ title }) => title)],
    ['---', ...COLUMNS.map(() => '---:')],
    ...Object.entries(rows).map(([name, metrics]) => [
      name.replaceAll('_', ' '),
      ...COLUMNS.map(({ cell }) => cell(metrics).replace('NaN', 'n/a')),
    ]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
