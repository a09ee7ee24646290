import { betasOf } from '../../../corpus/beta-evidence.ts';
import { type Columns, openColumns, type Results } from '../../../corpus/columns.ts';
import { type Corpus, corpusOfBank } from '../../../corpus/corpus.ts';
import { allRows, ordered } from '../../../corpus/order.ts';
import { judgedOf, withMetrics } from '../../../corpus/slice-metrics.ts';
import { withSlices } from '../../../corpus/slices.ts';
import { openStatistics, type Statistics } from '../../../corpus/statistics/statistics.ts';
import { outcomeValue } from '../../../engine/outcome-value.ts';
import { readBank } from '../../../engine/workers/bank/bank.ts';
import { type FramedChart, framedFigure } from '../../charts/figure/figure-frame.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import { betaFigure } from '../../corpus/report/beta-figure.ts';
import { metricRows, withRows } from '../../corpus/report/corpus-report.ts';
import type { FigureTools } from '../../corpus/report/figure-tools.ts';
import { heatFigure } from '../../corpus/report/heat-figure.ts';
import { LIKENESS } from '../../corpus/store/corpus-state.ts';
import { columnWords } from '../../corpus/words/column-words.ts';
import type { HandoutPicture } from './handout-picture.ts';
import type { CorpusPicture } from './step-pictures.ts';

/** A handout's text across, and a heatmap that leaves room for words on its page; pixels. */
const WIDTH = 728;
const HEAT_ROOM = 360;

type Tools = Omit<FigureTools, 'words'>;

/**
 * Draws the Corpus's charts of the reference banks that come with the weights.
 * @throws Error when a bank cannot be read
 */
export async function drawCorpus(
  pictures: readonly CorpusPicture[],
  tools: Tools,
): Promise<HandoutPicture[]> {
  const networks = new Set(pictures.flatMap(({ look: { a, b } }) => (b === null ? [a] : [a, b])));
  const results: Results = {};
  let corpus: Corpus | null = null;
  for (const network of networks) {
    const bank = outcomeValue(
      await readBank(new URL(`${import.meta.env.BASE_URL}models/${network}/`, document.baseURI).href),
    );
    corpus ??= corpusOfBank(bank);
    results[network] = bank;
  }
  if (!corpus) return [];
  const statistics = openStatistics();
  try {
    const drawn: HandoutPicture[] = [];
    for (const picture of pictures) {
      const columns = openColumns(corpus, results, picture.look);
      drawn.push(await drawOne(picture, { corpus, columns, statistics }, tools));
    }
    return drawn;
  } finally {
    statistics.close();
  }
}

interface Over {
  corpus: Corpus;
  columns: Columns;
  statistics: Statistics;
}

async function drawOne(
  { chart, look, step }: CorpusPicture,
  { corpus, columns, statistics }: Over,
  { t, format, widthOf }: Tools,
): Promise<HandoutPicture> {
  const tools = { t, format, widthOf, words: columnWords(t, look) };
  const rows = allRows(corpus.rows);
  const picture = (title: string, drawn: FramedChart | null, table: CsvValue[][] = []): HandoutPicture => ({
    step,
    name: chart,
    title,
    place: null,
    said: null,
    svg: drawn && framedFigure(drawn, { title: '', source: [] }, widthOf),
    rows: table,
  });
  switch (chart) {
    case 'corpus-beta': {
      const evidence = outcomeValue(await statistics.beta(betasOf(columns), rows));
      return picture(t('beta.title'), betaFigure(withRows(evidence), WIDTH, tools));
    }
    case 'corpus-heatmap': {
      const by = look.sort.column === LIKENESS ? null : columns.get(look.sort.column);
      const inOrder = by ? ordered(rows, by, look.sort.descending) : rows;
      return picture(t('heatmap.title'), heatFigure(columns, inOrder, look, WIDTH, tools, HEAT_ROOM));
    }
    case 'corpus-slices': {
      const judged = judgedOf(columns, corpus.classes);
      if (!judged) throw new Error(`There is no bank of ${look.a}.`);
      const slices = withSlices(rows, columns.get(look.sliceBy), look.sliceBy);
      const own = slices.map((slice) => slice.rows);
      const metrics = outcomeValue(await statistics.metrics(judged, rows, own));
      const column = tools.words.column(look.sliceBy);
      const title = t('report.metricOf', { metric: t(`slices.metrics.${look.metric}`), column });
      return picture(
        title,
        null,
        metricRows({ by: look.sliceBy, slices: withMetrics(slices, metrics) }, look.b, [look.metric], tools),
      );
    }
  }
}
