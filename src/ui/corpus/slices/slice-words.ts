import type { MetricName } from '../../../corpus/row-metrics.ts';
import type { Measured, SliceMetrics } from '../../../corpus/slice-metrics.ts';
import type { Slice } from '../../../corpus/slices.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import type { Format } from '../../locales/format.ts';
import type { ColumnWords, Translate } from '../words/column-words.ts';

/** A slice, and its metrics once they are there; all rows together come first and are of nothing. */
export interface JudgedSlice {
  of: Slice['of'] | null;
  rows: Int32Array;
  metrics: SliceMetrics | null;
}

interface Words {
  t: Translate;
  format: Format;
}

/** What the rows of a slice have in common, in words. */
export function sliceName(
  of: JudgedSlice['of'],
  { t, format, words }: Words & { words: ColumnWords },
): string {
  if (of === null) return t('slices.all');
  if ('name' in of) return words.name(of.name);
  const text = (value: number) => format.signed(value, Number.isInteger(value) ? 0 : 2);
  return of.low === of.high ? text(of.low) : t('slices.range', { low: text(of.low), high: text(of.high) });
}

/** A metric with its interval; a dash where the rows do not determine it. */
export function measuredText(of: Measured | null | undefined, signed: boolean, { t, format }: Words): string {
  if (!of || Number.isNaN(of.value)) return '–';
  const text = signed ? format.signed : format.number;
  const value = text(of.value, 3);
  return of.interval
    ? t('slices.within', { value, low: text(of.interval.low, 3), high: text(of.interval.high, 3) })
    : value;
}

/** One line a slice and metric, with all its numbers and their intervals. */
export function sliceRows(
  slices: readonly JudgedSlice[],
  names: readonly MetricName[],
  nameOf: (slice: JudgedSlice) => string,
): CsvValue[][] {
  const numbers = (of: Measured | null | undefined): CsvValue[] =>
    of && !Number.isNaN(of.value)
      ? [of.value, of.interval?.low ?? null, of.interval?.high ?? null]
      : [null, null, null];
  const parts = ['a', 'b', 'difference', 'rest'] as const;
  return [
    [
      'slice',
      'n',
      'metric',
      ...parts.flatMap((part) => [part, `${part}_low_95`, `${part}_high_95`]),
      'worse',
    ],
    ...slices.flatMap((slice) =>
      names.map((name): CsvValue[] => {
        const of = slice.metrics?.metrics[name];
        return [
          nameOf(slice),
          slice.metrics?.n ?? null,
          name,
          ...parts.flatMap((part) => numbers(of?.[part])),
          of?.worse ? 1 : 0,
        ];
      }),
    ),
  ];
}
