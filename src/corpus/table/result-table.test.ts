import { describe, expect, it } from 'vitest';
import { randomBank } from '../../diagnostics/testing/summaries.ts';
import { ALL_STAGES, NO_STAGES } from '../../model/modalities.ts';
import { openColumns } from '../columns.ts';
import { corpusOfBank } from '../corpus.ts';
import { otherResults, resultColumns } from './result-table.ts';

const [dbr, plain, tsf] = [1, 2, 3].map((seed) => randomBank(12, seed === 2 ? NO_STAGES : ALL_STAGES, seed));
if (!dbr || !plain || !tsf) throw new Error('There are three banks.');
const results = { dbr, plain, 'no-tsf': tsf };
const corpus = corpusOfBank(dbr);

describe('the table of all results', () => {
  it('holds every network that ran once, those that are not compared after the others', () => {
    const pair = { a: 'plain', b: 'dbr' } as const;
    const compared = resultColumns(openColumns(corpus, results, pair), corpus, pair);
    const others = otherResults(corpus, results, pair);
    const names = [...compared, ...others].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.endsWith('.prediction'))).toEqual([
      'plain.prediction',
      'dbr.prediction',
      'difference.prediction',
      'no-tsf.prediction',
    ]);
    const prediction = others.find(({ name }) => name === 'no-tsf.prediction')?.column;
    expect(prediction).toEqual({ kind: 'number', values: Float64Array.from(tsf.columns.prediction) });
  });
});
