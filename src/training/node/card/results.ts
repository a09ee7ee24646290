import { basename } from 'node:path';
import { COMPOSED, type EvaluationRecord } from '../evaluation-record.ts';
import { intervalSentence } from './interval.ts';
import { fixed, section, table } from './markdown.ts';
import { metricsTable } from './metrics-table.ts';

/** Metrics on the validation rows. */
export function resultsSection({ record }: { record: EvaluationRecord }): string | null {
  const { results, compositions } = record;
  const composed = results[COMPOSED];
  const alone = Object.entries(results).flatMap(([name, { task, n, conditions }]) =>
    task !== 'composed' && conditions.all ? [[`${name} (n = ${n})`, conditions.all] as const] : [],
  );
  const each = compositions > 1 ? `${compositions} of each sentence` : 'one of each sentence';
  return section(
    '## Results',
    'Measured on the validation rows. They were never trained on, but the epoch and the settings were chosen with them ' +
      'in view, so expect less on new data. Shares in percent.',
    composed
      ? `Composed samples (${composed.n}, ${each}; "all" mixes the conditions and drops modalities at random, the other ` +
          'rows do not; a condition leaves out the sentences that do not allow it):'
      : null,
    composed ? metricsTable(composed.conditions) : null,
    alone.length > 0 ? 'One modality alone:' : null,
    alone.length > 0 ? metricsTable(Object.fromEntries(alone)) : null,
    intervalSentence(record.interval),
    published(record),
  );
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
