import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type BankReading, difference, interval, parseBank, readTable } from '../../../diagnostics/index.ts';
import { randomBank } from '../../../diagnostics/testing/summaries.ts';
import { imbalanceChanges, leakageChanges } from './bank-changes.ts';

const bank = randomBank(40, { tsf: true, agpr: true, brf: true });

/** The reference bank beside a network that ships. */
function shipped(network: string): BankReading {
  const file = (name: string) => readFileSync(`models/${network}/${name}`);
  return readTable(parseBank(JSON.parse(file('bank.json').toString()), file('bank.bin')));
}

/** The bank with every beta times `factor`. */
function scaled(factor: number, modality: number | null = null): BankReading {
  const { balance, balanceByModality } = bank.columns;
  const change = (value: number, at: number) =>
    modality === null || Math.floor(at / bank.utterances) === modality ? factor * value : value;
  return readTable({
    ...bank,
    columns: {
      ...bank.columns,
      balance: modality === null ? balance.map((value) => factor * value) : balance,
      balanceByModality: balanceByModality.map(change),
    },
  });
}

describe('what changes from plain decoupling to DBR', () => {
  it('falls, rises or may be chance, by the interval of the paired difference', () => {
    const changes = (plain: BankReading, dbr: BankReading) => {
      const changed = imbalanceChanges({ plain, dbr });
      return [changed?.overall.change, ...(changed?.modalities ?? []).map(({ change }) => change)];
    };
    expect(changes(scaled(1), scaled(0.5))).toEqual(['falls', 'falls', 'falls', 'falls']);
    expect(changes(scaled(0.5), scaled(1))).toEqual(['rises', 'rises', 'rises', 'rises']);
    expect(changes(scaled(1), scaled(1))).toEqual(['alike', 'alike', 'alike', 'alike']);
    expect(changes(scaled(1), scaled(0.5, 1))).toEqual(['alike', 'alike', 'falls', 'alike']);
  });

  it('is not said of different utterances, nor of one network alone', () => {
    const other = readTable(randomBank(40, { tsf: true, agpr: true, brf: true }, 2));
    expect(imbalanceChanges({ plain: scaled(1), dbr: other })).toBeNull();
    expect(leakageChanges({ plain: scaled(1), dbr: other })).toBeNull();
    expect(imbalanceChanges({ dbr: other })).toBeNull();
  });

  it('of the banks that ship is what their figures say, with an interval around each', () => {
    const [plain, dbr] = [shipped('plain'), shipped('dbr')];
    const changed = imbalanceChanges({ plain, dbr });
    const { overall } = changed ?? {};
    expect(overall?.plain.value).toBeCloseTo(plain.diagnostics.balance.meanAbsolute, 6);
    expect(overall?.dbr.value).toBeCloseTo(dbr.diagnostics.balance.meanAbsolute, 6);
    expect(overall?.change).toBe('falls');
    for (const side of [overall?.plain, overall?.dbr, overall?.difference]) {
      expect(side?.interval.low).toBeLessThan(side?.value as number);
      expect(side?.interval.high).toBeGreaterThan(side?.value as number);
    }
    const leaks = leakageChanges({ plain, dbr });
    expect(leaks?.map(({ of }) => of)).toEqual(['language', 'acoustic', 'visual']);
    for (const { of, dbr: ours } of leaks ?? []) {
      expect(ours.value).toBeCloseTo(dbr.diagnostics.after.leakage[of].value as number, 6);
    }
    // Paired, the difference is surer than two separate intervals would have it.
    const apart = interval(difference(dbr.spread.imbalance.overall, plain.spread.imbalance.overall));
    expect((apart?.high ?? 0) - (apart?.low ?? 0)).toBeLessThan(0.1);
  }, 60_000);
});
