import type { BetaEvidence, BetaSpread } from '../../../corpus/beta-evidence.ts';
import type { ColumnId, Pair } from '../../../corpus/column-id.ts';
import type { Columns } from '../../../corpus/columns.ts';
import type { Corpus } from '../../../corpus/corpus.ts';
import { meanOf } from '../../../corpus/heat-lines.ts';
import type { MetricName } from '../../../corpus/row-metrics.ts';
import { metricsOf } from '../../../corpus/slice-metrics.ts';
import { framedFigure } from '../../charts/figure/figure-frame.ts';
import { APP_NAME } from '../../charts/figure/figure-source.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import type { CardBlock } from '../../model-card/card-blocks.ts';
import type { Report, ReportChart } from '../../report/report-html.ts';
import { heatColumns, shownSides } from '../heatmap/heat-groups.ts';
import { type JudgedSlice, measuredText, sliceName } from '../slices/slice-words.ts';
import type { CorpusLook, Quantity } from '../store/corpus-state.ts';
import { betaFigure } from './beta-figure.ts';
import type { FigureTools } from './figure-tools.ts';
import { heatFigure } from './heat-figure.ts';

/** Slices by one column, with their metrics; or all rows, of which the networks were given some modalities alone. */
export interface SlicedBy {
  by: ColumnId | 'kept';
  slices: readonly JudgedSlice[];
}

/** What a report is made of, from a page or a command. */
export interface CorpusFindings {
  corpus: Corpus;
  columns: Columns;
  /** In the order of the heatmaps. */
  rows: Int32Array;
  look: Pick<CorpusLook, 'quantity' | 'show' | 'sort'> & Pair;
  evidence: readonly BetaEvidence[];
  sliced: readonly SlicedBy[];
  /** When, as people of the language write it. */
  at: string;
  /** Null where there is no page. */
  link: string | null;
  card: readonly CardBlock[];
}

/** A figure as a file: its name without ending, its title, and its SVG. */
export interface NamedFigure {
  name: string;
  title: string;
  svg: string;
}

/** Of the figures, pixels: a page of paper across. */
const WIDTH = 1000;
const BETA_WIDTH = 620;

/** The figures of a corpus: beta of both networks, then the heatmap of what was chosen and that of beta. */
export function corpusFigures(findings: CorpusFindings, tools: FigureTools): NamedFigure[] {
  const { corpus, columns, rows, look, evidence, at } = findings;
  const { t, words } = tools;
  const source = [
    corpus.name ?? t('source.bank'),
    [words.side('a'), ...(look.b === null ? [] : [words.side('b')])].join(' / '),
    at,
    APP_NAME,
  ];
  const framed = (name: string, title: string, chart: ReturnType<typeof betaFigure>): NamedFigure => ({
    name,
    title,
    svg: framedFigure(chart, { title, source }, tools.widthOf),
  });
  return [
    framed('corpus-beta', t('beta.title'), betaFigure(withRows(evidence), BETA_WIDTH, tools)),
    ...quantitiesOf(look.quantity).map((quantity) =>
      framed(
        `corpus-heatmap-${quantity}`,
        t('report.heatmapOf', { quantity: t(`heatmap.${quantity}`) }),
        heatFigure(columns, rows, { ...look, quantity }, WIDTH, tools),
      ),
    ),
  ];
}

/** A modality that no row has is not drawn empty. */
export function withRows(evidence: readonly BetaEvidence[]): BetaEvidence[] {
  return evidence.filter(({ a }) => a.n > 0);
}

function quantitiesOf(quantity: Quantity): Quantity[] {
  return quantity === 'beta' ? ['beta'] : [quantity, 'beta'];
}

/** Everything a page or a command found out of a corpus, as a report of its own. */
export function corpusReport(findings: CorpusFindings, language: string, tools: FigureTools): Report {
  const { corpus, rows, look, evidence, sliced, at, link, card } = findings;
  const { t, words } = tools;
  const name = corpus.name ?? t('source.bank');
  const names = metricsOf(corpus.classes).map(([metric]) => metric);
  const [beta, ...heatmaps] = corpusFigures(findings, tools);
  const chart = (figure: NamedFigure | undefined, info: string, lines: CsvValue[][]): ReportChart => ({
    name: figure?.name ?? '',
    title: figure?.title ?? '',
    info,
    picture: figure?.svg ?? null,
    rows: lines,
  });
  return {
    language,
    title: t('report.title'),
    subtitle: t('report.made', { name, n: corpus.rows, at }),
    settings: [
      [t('report.data'), name],
      [
        t('report.rows'),
        rows.length === corpus.rows
          ? String(corpus.rows)
          : t('report.selected', { n: rows.length, all: corpus.rows }),
      ],
      [t('report.a'), words.side('a')],
      ...(look.b === null ? [] : [[t('report.b'), words.side('b')] as const]),
    ],
    link,
    sections: [
      {
        title: t('beta.title'),
        about: t('report.about.beta'),
        charts: [chart(beta, t('beta.info'), betaRows(evidence, tools))],
      },
      {
        title: t('heatmap.title'),
        about: t('report.about.heatmap'),
        charts: heatmaps.map((figure, index) =>
          chart(
            figure,
            t('report.heatmapInfo'),
            meanRows(findings, quantitiesOf(look.quantity)[index] as Quantity, tools),
          ),
        ),
      },
      {
        title: t('slices.title'),
        about: t('report.about.slices'),
        charts: sliced.map(
          (one): ReportChart => ({
            name: `corpus-slices-${one.by.replaceAll(/[^\w-]+/g, '-')}`,
            title:
              one.by === 'kept' ? t('report.kept') : t('report.slicesOf', { column: words.column(one.by) }),
            info: '',
            picture: null,
            rows: metricRows(one, look.b, names, tools),
          }),
        ),
      },
    ],
    card,
    words: {
      settings: t('report.view'),
      link: t('report.link'),
      card: t('report.card'),
      lines: (count) => t('report.lines', { count }),
      cut: (shown) => t('report.cut', { count: shown }),
      csv: t('report.csv'),
    },
  };
}

/** A line a network and modality: beta, mean |beta| with its interval, and what both differ by. */
function betaRows(evidence: readonly BetaEvidence[], { t, words }: FigureTools): CsvValue[][] {
  const imbalance = t('report.imbalance');
  const change = t('report.change');
  const within = (name: string) => [name, t('report.low', { name }), t('report.high', { name })];
  const spread = ({ n, mean, imbalance: size, imbalanceInterval: ends }: BetaSpread): CsvValue[] => [
    n,
    mean,
    size,
    ends?.low ?? null,
    ends?.high ?? null,
  ];
  return [
    [
      t('beta.csv.modality'),
      t('report.network'),
      t('report.n'),
      t('report.mean'),
      ...within(imbalance),
      ...within(change),
    ],
    ...withRows(evidence).flatMap(({ of, a, b, change: differs }): CsvValue[][] => {
      const name = of === 'overall' ? t('beta.overall') : t(`translation:modality.${of}`);
      const ends = [differs?.value, differs?.interval?.low, differs?.interval?.high];
      return [
        [name, words.side('a'), ...spread(a), ...ends.map((end) => end ?? null)],
        ...(b ? [[name, words.side('b'), ...spread(b), null, null, null]] : []),
      ];
    }),
  ];
}

/** The means of a heatmap's columns, a line a network. */
function meanRows(
  { columns, rows, look }: CorpusFindings,
  quantity: Quantity,
  { t, words }: FigureTools,
): CsvValue[][] {
  const names = heatColumns(quantity).map(({ measure }) => measure);
  return [
    [t('report.of'), ...names.map(words.measure)],
    ...shownSides(look).map((side) => [
      words.side(side),
      ...names.map((measure) => meanOf(columns.numbers(`${side}:${measure}`), rows)),
    ]),
  ];
}

/** A line a slice and metric, numbers with their intervals in words; of one metric alone it is not named in every line. */
export function metricRows(
  { by, slices }: SlicedBy,
  b: Pair['b'],
  names: readonly MetricName[],
  tools: FigureTools,
): CsvValue[][] {
  const { t, words } = tools;
  const compared = b !== null;
  const named = names.length > 1;
  const rest = by !== 'kept' && slices.length > 1;
  return [
    [
      t('slices.slice'),
      t('report.n'),
      ...(named ? [t('slices.metric')] : []),
      words.side('a'),
      ...(compared ? [words.side('b'), t('slices.difference')] : []),
      ...(rest ? [t('slices.rest')] : []),
    ],
    ...slices.flatMap(({ of, metrics }) =>
      names.map((name): CsvValue[] => {
        const found = metrics?.metrics[name];
        const worse = found?.worse ? ` ${t('slices.worse')}` : '';
        return [
          by === 'kept' && of === null ? t('missing.all') : sliceName(of, tools),
          metrics?.n ?? null,
          ...(named ? [t(`slices.metrics.${name}`)] : []),
          measuredText(found?.a, false, tools),
          ...(compared
            ? [measuredText(found?.b, false, tools), measuredText(found?.difference, true, tools)]
            : []),
          ...(rest ? [`${measuredText(found?.rest, true, tools)}${worse}`] : []),
        ];
      }),
    ),
  ];
}
