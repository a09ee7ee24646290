import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankDiagnostics } from './bank-diagnostics.ts';
import { ofSameUtterances, readTable } from './bank-reading.ts';
import { bankSpread } from './bank-spread.ts';
import { debiasedCka } from './cka.ts';
import { interval, resampled } from './resampled.ts';
import { subsetCka } from './subset-cka.ts';
import { randomBank } from './testing/summaries.ts';
import { all, mapRows, mixed, normalVectors } from './testing/vectors.ts';
import type { UtteranceTable } from './utterance-table.ts';

const MODALITIES = ['language', 'acoustic', 'visual'] as const;
const ALL_ON = { tsf: true, agpr: true, brf: true };

/** The table without the voice of its first utterances. */
function without(table: UtteranceTable, count: number): UtteranceTable {
  const present = table.columns.present.slice().fill(0, table.utterances, table.utterances + count);
  return { ...table, columns: { ...table.columns, present } };
}

describe('debiased CKA of a subset', () => {
  test('is that of the utterances in it, whichever they are', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.uniqueArray(fc.nat(29), { minLength: 8, maxLength: 30 }),
        (seed, subset) => {
          const x = mapRows(normalVectors(30, 4, seed), (row) => row.map((value) => value + 2));
          const y = mixed(normalVectors(30, 4, seed + 1), x, 0.7);
          const rows = Uint8Array.from({ length: 30 }, (_, row) => (subset.includes(row) ? 1 : 0));
          const expected = debiasedCka(x, y, rows).value as number;
          expect(subsetCka(x, y, all(30))(subset)).toBeCloseTo(expected, 8);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is null where debiased CKA is', () => {
    const x = normalVectors(30, 4, 1);
    const still = { values: new Float64Array(120).fill(3), width: 4 };
    const everyone = Array.from({ length: 30 }, (_, row) => row);
    expect(subsetCka(x, still, all(30))(everyone)).toBeNull();
    expect(subsetCka(x, x, all(30))([0, 1, 2, 3, 4, 5, 6])).toBeNull();
    expect(subsetCka(x, x, new Uint8Array(30))([])).toBeNull();
    // Only the first utterances differ: without them there is nothing to compare.
    const values = Float64Array.from(x.values, (value, at) => (at < 40 ? value : 1));
    expect(subsetCka({ values, width: 4 }, x, all(30))(everyone.slice(12))).toBeNull();
    expect(subsetCka({ values, width: 4 }, x, all(30))(everyone)).not.toBeNull();
  });

  test('over halves is about that over all: halves of independent vectors do not look alike', () => {
    const n = 60;
    const of = subsetCka(normalVectors(n, 12, 3), normalVectors(n, 12, 4), all(n));
    const { value, draws } = resampled(n, of);
    const centre = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(Math.abs(centre - (value as number))).toBeLessThan(0.02);
    const within = interval({ draws });
    expect(within?.low).toBeLessThan(0);
    expect(within?.high).toBeGreaterThan(0);
  });
});

describe('the spread over a bank', () => {
  const bank = randomBank(40, ALL_ON);
  const { imbalance, leakage } = bankSpread(bank);

  test('is about the numbers that the diagnostics tell', () => {
    const { balance, after } = bankDiagnostics(bank);
    expect(imbalance.overall.value).toBeCloseTo(balance.meanAbsolute, 8);
    expect([...imbalance.overall.values]).toEqual([...bank.columns.balance].map(Math.abs));
    for (const modality of MODALITIES) {
      expect(leakage[modality].value).toBeCloseTo(after.leakage[modality].value as number, 8);
      expect(leakage[modality].n).toBe(40);
    }
    const sorted = [...imbalance.overall.values].sort((a, b) => a - b);
    expect(imbalance.overall.median).toBeCloseTo(((sorted[19] as number) + (sorted[20] as number)) / 2, 8);
  });

  test('counts of a modality the utterances that have it', () => {
    const table = without(bank, 5);
    const spread = bankSpread(table);
    expect(spread.imbalance.acoustic.n).toBe(35);
    expect([...spread.imbalance.acoustic.values]).toEqual([...imbalance.acoustic.values.subarray(5)]);
    expect(spread.leakage.acoustic.n).toBe(35);
  });

  test('is paired with that of another network where the utterances are the same', () => {
    const reading = readTable(bank);
    const other = randomBank(40, ALL_ON, 2);
    expect(ofSameUtterances(reading, readTable({ ...other, label: bank.label }))).toBe(true);
    expect(ofSameUtterances(reading, readTable(other))).toBe(false);
    expect(ofSameUtterances(reading, readTable(without(bank, 5)))).toBe(false);
  });

  test('of a modality nobody has is nothing', () => {
    const { imbalance: none, leakage: noLeak } = bankSpread(without(bank, 40));
    expect(none.acoustic).toMatchObject({ value: null, median: null, n: 0 });
    expect(noLeak.acoustic).toMatchObject({ value: null, n: 0 });
    expect(interval(none.acoustic)).toBeNull();
  });
});
