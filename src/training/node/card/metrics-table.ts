import type { RowMetrics } from '../../core/judging/evaluation.ts';
import type { ClassMetrics, SentimentMetrics } from '../../core/judging/metrics.ts';
import { conditionTitle, fixed, table } from './markdown.ts';

interface Column<Metrics> {
  title: string;
  cell: (metrics: Metrics) => string;
}

/** Columns that only some tasks, or networks, have. */
const TASK_COLUMNS: Column<RowMetrics>[] = [
  { title: 'Missed', cell: ({ missed }) => (missed === undefined ? '' : percent(missed)) },
  {
    title: 'Three signs, balanced',
    cell: ({ signs_balanced }) => (signs_balanced === undefined ? '' : percent(signs_balanced)),
  },
  {
    title: 'Inside the interval',
    cell: ({ coverage }) => (coverage === undefined ? '' : percent(coverage)),
  },
  { title: 'Its width', cell: ({ width }) => (width === undefined ? '' : fixed(width, 2)) },
];

const SENTIMENT_COLUMNS: Column<SentimentMetrics>[] = [
  { title: 'MAE', cell: ({ mae }) => fixed(mae) },
  { title: 'Corr', cell: ({ corr }) => fixed(corr) },
  { title: 'Acc-2 non-zero', cell: ({ acc2_non0 }) => percent(acc2_non0) },
  { title: 'Acc-2 has-zero', cell: ({ acc2_has0 }) => percent(acc2_has0) },
  { title: 'F1 non-zero', cell: ({ f1_non0 }) => percent(f1_non0) },
  { title: 'F1 has-zero', cell: ({ f1_has0 }) => percent(f1_has0) },
  { title: 'Acc-5', cell: ({ acc5 }) => percent(acc5) },
  { title: 'Acc-7', cell: ({ acc7 }) => percent(acc7) },
];

const CLASS_COLUMNS: Column<ClassMetrics>[] = [
  { title: 'Accuracy', cell: ({ accuracy }) => percent(accuracy) },
  { title: 'Macro F1', cell: ({ f1_macro }) => percent(f1_macro) },
  { title: 'Macro precision', cell: ({ precision_macro }) => percent(precision_macro) },
  { title: 'Macro recall', cell: ({ recall_macro }) => percent(recall_macro) },
];

function percent(share: number): string {
  return fixed(100 * share, 1);
}

/** A Markdown table, one row a condition; shares in percent. */
export function metricsTable(rows: Record<string, RowMetrics>): string {
  const own = TASK_COLUMNS.filter(({ cell }) => Object.values(rows).some((row) => cell(row) !== ''));
  return tableOf<RowMetrics>([...SENTIMENT_COLUMNS, ...own], rows);
}

/** The same for classes. */
export function classMetricsTable(rows: Record<string, ClassMetrics>): string {
  return tableOf(CLASS_COLUMNS, rows);
}

function tableOf<Metrics>(columns: readonly Column<Metrics>[], rows: Record<string, Metrics>): string {
  return table(
    ['', ...columns.map(({ title }) => title)],
    Object.entries(rows).map(([name, metrics]) => [
      conditionTitle(name),
      ...columns.map(({ cell }) => cell(metrics)),
    ]),
  );
}
