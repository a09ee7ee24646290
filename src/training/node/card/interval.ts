import type { IntervalRecord } from '../intervals.ts';
import { fixed } from './markdown.ts';

/** What the intervals around predictions are, and how they do on what they were not made from; null without intervals. */
export function intervalSentence(interval: IntervalRecord | null): string | null {
  const rows = Object.entries(interval?.rows ?? {});
  if (!interval || rows.length === 0) return null;
  const percent = (share: number) => `${fixed(100 * share, 1)} %`;
  const n = rows.reduce((sum, [, row]) => sum + row.n, 0);
  const mean = (of: (row: IntervalRecord['rows'][string]) => number) =>
    rows.reduce((sum, [, row]) => sum + row.n * of(row), 0) / n;
  const sorted = rows.toSorted(([, a], [, b]) => a.coverage - b.coverage);
  const named = ([name, { coverage }]: (typeof rows)[number]) => `${percent(coverage)} (${name})`;
  return (
    `**Interval.** Each prediction comes with an interval that is to hold ${percent(interval.level)} of the truths (split ` +
    'conformal), as wide as the errors on held-out samples are for the modalities that are present and for how long they ' +
    `have been. With widths from one half of the speakers, recordings and pictures it held ${percent(mean(({ coverage }) => coverage))} ` +
    `of the truths of the other half, from ${named(sorted[0] as (typeof rows)[number])} to ` +
    `${named(sorted.at(-1) as (typeof rows)[number])}; mean width ${fixed(
      mean(({ width }) => width),
      2,
    )} points. The widths of ` +
    `these weights are made from both halves (${interval.n.toLocaleString('en')} samples), which the tables above share.`
  );
}
