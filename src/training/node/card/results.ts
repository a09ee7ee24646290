import { basename } from 'node:path';
import { BEHAVIOUR, COMPOSED, type EvaluationRecord, type Results } from '../evaluation-record.ts';
import { intervalSentence } from './interval.ts';
import { fixed, section, table } from './markdown.ts';
import { metricsTable } from './metrics-table.ts';

/** Metrics on the validation rows. */
export function resultsSection({ record }: { record: EvaluationRecord }): string | null {
  const { results, compositions } = record;
  const composed = results[COMPOSED];
  const alone = rowsOf(results, ['text', 'speech', 'faces']);
  const takes = rowsOf(results, ['pairs']);
  const templates = results[BEHAVIOUR];
  const each = compositions > 1 ? `${compositions} of each sentence` : 'one of each sentence';
  return section(
    '## Results',
    'Measured on rows that were never trained on. The epoch and the settings were chosen with the validation rows in view, ' +
      'so expect less on new data. Shares in percent.',
    composed
      ? `Composed samples (${composed.n}, ${each}; "all" mixes the conditions and drops modalities at random, the other ` +
          'rows do not; a condition leaves out the sentences that do not allow it):'
      : null,
    composed ? metricsTable(composed.conditions) : null,
    alone ? 'One modality alone:' : null,
    alone,
    takes
      ? 'Takes, voice and face of one person at the same moments; "opposed" has the voice of one take with the face of ' +
          'another of the opposite sentiment, and is judged against the face:'
      : null,
    takes,
    templates ? TEMPLATES : null,
    templates ? missedTable(templates) : null,
    intervalSentence(record.interval),
    published(record),
  );
}

const TEMPLATES =
  'Sentences made from templates, with words and ways of saying it that are never trained with. Missed: the prediction has ' +
  'the other sign or, where nothing is felt, is further than 0.5 from 0.';

function missedTable({ conditions }: Results[string]): string {
  return table(
    ['', 'Missed', 'MAE'],
    Object.entries(conditions).map(([form, { missed, mae }]) => [
      form,
      missed === undefined ? '' : fixed(100 * missed, 1),
      fixed(mae),
    ]),
  );
}

/** The rows of some tasks in one table, each file's conditions below its whole; null where there are none. */
function rowsOf(results: Results, tasks: readonly Results[string]['task'][]): string | null {
  const rows = Object.entries(results)
    .filter(([, { task }]) => tasks.includes(task))
    .flatMap(([name, { n, conditions }]) =>
      Object.entries(conditions).map(
        ([condition, metrics]) =>
          [condition === 'all' ? `${name} (n = ${n})` : `${name}: ${condition}`, metrics] as const,
      ),
    );
  return rows.length > 0 ? metricsTable(Object.fromEntries(rows)) : null;
}

interface Figures {
  acc2: number;
  mae: number;
  corr: number;
}

/** Test split, all three modalities, as thuiar/MMSA lists them. */
const PUBLISHED: Record<string, { mosi: Figures; mosei: Figures }> = {
  MulT: { mosi: { acc2: 80.98, mae: 0.88, corr: 0.702 }, mosei: { acc2: 84.63, mae: 0.559, corr: 0.733 } },
  MISA: { mosi: { acc2: 83.54, mae: 0.777, corr: 0.778 }, mosei: { acc2: 84.67, mae: 0.558, corr: 0.752 } },
  'Self-MM': {
    mosi: { acc2: 85.46, mae: 0.708, corr: 0.796 },
    mosei: { acc2: 85.15, mae: 0.531, corr: 0.765 },
  },
};

function published({ results }: EvaluationRecord): string | null {
  const ofFile = (file: string): Figures | null => {
    const found = Object.entries(results).find(
      ([name, { task }]) => task === 'text' && basename(name) === file,
    );
    const all = found?.[1].conditions.all;
    return all ? { acc2: 100 * all.acc2_non0, mae: all.mae, corr: all.corr } : null;
  };
  const mosi = ofFile('mosi.csv');
  const mosei = ofFile('mosei.csv');
  if (!mosi && !mosei) return null;
  const cells = (figures: Figures | null) =>
    figures ? [fixed(figures.acc2, 1), fixed(figures.mae), fixed(figures.corr)] : ['', '', ''];
  const corpora = ['CMU-MOSI', 'CMU-MOSEI'].flatMap((corpus) =>
    ['Acc-2 non-zero', 'MAE', 'Corr'].map((metric) => `${corpus} ${metric}`),
  );
  return [
    'Published figures on the two corpora the sentences come from, for orientation only. They are for the **test** split, ' +
      'of networks trained on all three real modalities with other features (BERT or GloVe), as thuiar/MMSA lists them. ' +
      'The first row is for the **validation** split and language alone, so the rows do not rank the networks:',
    table(
      ['', ...corpora],
      [
        ['this network, language alone, validation', ...cells(mosi), ...cells(mosei)],
        ...Object.entries(PUBLISHED).map(([system, figures]) => [
          `${system}, three modalities, test, published`,
          ...cells(figures.mosi),
          ...cells(figures.mosei),
        ]),
      ],
    ),
  ].join('\n\n');
}
