import { BETAS } from '../../src/corpus/beta-evidence.ts';
import { allRows } from '../../src/corpus/order.ts';
import type { Measured } from '../../src/corpus/slice-metrics.ts';
import { metricsOf } from '../../src/corpus/slice-metrics.ts';
import { parquetOf } from '../../src/corpus/table/parquet.ts';
import { resultCell, resultColumns } from '../../src/corpus/table/result-table.ts';
import { type CsvValue, csvText } from '../../src/ui/charts/frame/csv.ts';
import {
  type CorpusFindings,
  corpusFigures,
  corpusReport,
} from '../../src/ui/corpus/report/corpus-report.ts';
import type { FigureTools } from '../../src/ui/corpus/report/figure-tools.ts';
import { sliceName, sliceRows } from '../../src/ui/corpus/slices/slice-words.ts';
import type { Language } from '../../src/ui/locales/languages.ts';
import { reportHtml } from '../../src/ui/report/report-html.ts';

/** What columns and figures call the networks. */
export interface Called {
  a: string;
  b: string | null;
}

/** Everything that was found, as files by their names. */
export function filesOf(
  findings: CorpusFindings,
  called: Called,
  language: Language,
  tools: FigureTools,
): Record<string, string | Uint8Array> {
  const { corpus, columns } = findings;
  // As they are in the file, whatever the order of the heatmaps.
  const rows = allRows(corpus.rows);
  const results = resultColumns(columns, corpus, called);
  return {
    'table.csv': csvText([
      results.map(({ name }) => name),
      ...Array.from(rows, (row) => results.map(({ column }) => resultCell(column, row))),
    ]),
    'table.parquet': parquetOf(results, rows),
    'metrics.csv': csvText(metricLines(findings, tools)),
    'metrics.json': `${JSON.stringify(metricsJson(findings, called, tools), null, 1)}\n`,
    ...Object.fromEntries(corpusFigures(findings, tools).map(({ name, svg }) => [`${name}.svg`, svg])),
    'report.html': reportHtml(corpusReport(findings, language, tools)),
  };
}

/** A line a column that cuts, slice and metric. */
function metricLines({ corpus, sliced }: CorpusFindings, tools: FigureTools): CsvValue[][] {
  const names = metricsOf(corpus.classes).map(([name]) => name);
  const tables = sliced.map(({ by, slices }) => {
    const [head = [], ...lines] = sliceRows(slices, names, ({ of }) => sliceName(of, tools));
    return { head: ['by', ...head], lines: lines.map((line): CsvValue[] => [by, ...line]) };
  });
  return [tables[0]?.head ?? [], ...tables.flatMap(({ lines }) => lines)];
}

/** For programs: numbers that are not determined are null, as they are in JSON. */
function metricsJson({ corpus, evidence, sliced }: CorpusFindings, called: Called, tools: FigureTools) {
  const measured = (of: Measured | null) => of && { value: of.value, interval: of.interval };
  return {
    n: corpus.rows,
    ...called,
    beta: Object.fromEntries(
      BETAS.map((of) => {
        const { a, b, change } = evidence.find((one) => one.of === of) ?? {};
        const spread = (one: typeof a | null) => one && { ...one, values: undefined };
        return [of, { a: spread(a), b: spread(b ?? null), change }];
      }),
    ),
    sliced: Object.fromEntries(
      sliced.map(({ by, slices }) => [
        by,
        slices.map(({ of, metrics }) => ({
          slice: sliceName(of, tools),
          of,
          n: metrics?.n,
          metrics: Object.fromEntries(
            Object.entries(metrics?.metrics ?? {}).map(([name, { a, b, difference, rest, worse }]) => [
              name,
              {
                a: measured(a),
                b: measured(b),
                difference: measured(difference),
                rest: measured(rest),
                worse,
              },
            ]),
          ),
        })),
      ]),
    ),
  };
}
