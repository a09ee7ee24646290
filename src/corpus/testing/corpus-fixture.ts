import { randomBank } from '../../diagnostics/testing/summaries.ts';
import { uniformStream } from '../../diagnostics/uniform-stream.ts';
import { ALL_STAGES, NO_STAGES } from '../../model/modalities.ts';
import { openColumns } from '../columns.ts';
import { corpusOfBank } from '../corpus.ts';

/** A random corpus with what two networks make of it, every seventh row without a face. */
export function randomCorpus(rows: number, seed = 1) {
  const dbr = randomBank(rows, ALL_STAGES, seed);
  const plain = { ...randomBank(rows, NO_STAGES, seed + 1), label: dbr.label, valences: dbr.valences };
  for (const bank of [dbr, plain]) {
    for (let row = 0; row < rows; row += 7) bank.columns.present[2 * rows + row] = 0;
  }
  const corpus = corpusOfBank(dbr);
  const columns = openColumns(corpus, { dbr, plain }, { a: 'dbr', b: 'plain' });
  return { corpus, results: { dbr, plain }, columns };
}

/** Predictions and labels as a network of some skill has them. */
export function judgedRows(rows: number, seed = 3) {
  const uniform = uniformStream(seed);
  const noise = () => uniform() + uniform() - 1;
  const label = Float64Array.from({ length: rows }, () => Math.round(10 * (6 * uniform() - 3)) / 10);
  const predict = (error: number) => label.map((truth) => Math.max(-3, Math.min(3, truth + error * noise())));
  return { classes: 1, label, a: predict(1), b: predict(2) };
}
