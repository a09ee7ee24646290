import { betasOf } from '../../../corpus/beta-evidence.ts';
import { keptName, keptOf } from '../../../corpus/kept-modalities.ts';
import { judgedOf, withMetrics } from '../../../corpus/slice-metrics.ts';
import { SLICED_BY, withSlices } from '../../../corpus/slices.ts';
import { openStatistics } from '../../../corpus/statistics/statistics.ts';
import { outcomeValue } from '../../../engine/outcome-value.ts';
import { type CardBlock, cardBlocks } from '../../model-card/card-blocks.ts';
import { readCard } from '../../model-card/read-card.ts';
import { cardDigest } from '../../report/card-digest.ts';
import { reportHtml } from '../../report/report-html.ts';
import type { CorpusState } from '../store/corpus-state.ts';
import { keptAsked } from '../store/missing-runs.ts';
import { corpusReport, type SlicedBy } from './corpus-report.ts';
import type { FigureTools } from './figure-tools.ts';

interface Place {
  language: string;
  link: string;
  at: string;
  tools: FigureTools;
}

/**
 * What the view shows, as one HTML file.
 * @param counted the rows that figures are computed over
 * @returns null where network A has not run
 * @throws Error when numbers or a card cannot be had
 */
export async function reportOf(
  state: CorpusState,
  counted: Int32Array,
  { language, link, at, tools }: Place,
): Promise<string | null> {
  const { corpus, columns, a, b, quantity, show, sort, sliceBy } = state;
  const judged = corpus && columns && judgedOf(columns, corpus.classes);
  if (!judged) return null;
  // A worker of its own: of the page's questions only the last counts.
  const statistics = openStatistics();
  try {
    const evidence = outcomeValue(await statistics.beta(betasOf(columns), counted));
    const sliced: SlicedBy[] = [];
    for (const by of new Set([sliceBy, ...SLICED_BY])) {
      const column = columns.get(by);
      if (!column) continue;
      const slices = withSlices(counted, column, by);
      const rows = slices.map((slice) => slice.rows);
      const metrics = outcomeValue(await statistics.metrics(judged, counted, rows));
      sliced.push({ by, slices: withMetrics(slices, metrics) });
    }
    const alone = keptAsked(columns, counted, state.missing[a], b === null ? null : state.missing[b]);
    if (alone) {
      const metrics = outcomeValue(await statistics.kept(judged, counted, alone.a, alone.b));
      const slices = [null, ...keptOf(corpus.present)].map((kept) => ({
        of: kept && { name: keptName(kept) },
        rows: counted,
      }));
      sliced.push({ by: 'kept', slices: withMetrics(slices, metrics) });
    }
    const inCount = new Set(counted);
    const report = corpusReport(
      {
        corpus,
        columns,
        rows: state.rows.filter((row) => inCount.has(row)),
        look: { a, b: columns.get('b:prediction') ? b : null, quantity, show, sort },
        evidence,
        sliced,
        at,
        link,
        card: (await Promise.all([a, ...(b === null ? [] : [b])].map(digestOf))).flat(),
      },
      language,
      tools,
    );
    return reportHtml(report);
  } finally {
    statistics.close();
  }
}

/** @throws Error when a network that ships has no card: a report without its limits is none */
async function digestOf(network: string): Promise<CardBlock[]> {
  if (network === 'own') return [];
  const name = { kind: 'heading', level: 2, text: network } as const;
  return [name, ...cardDigest(cardBlocks(await readCard(network)))];
}
