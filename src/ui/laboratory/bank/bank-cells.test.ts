import { describe, expect, it } from 'vitest';
import type { BankReading, BranchDiagnostics } from '../../../diagnostics/index.ts';
import { bankPoints, leakageCells, redundancyCells } from './bank-cells.ts';

/** Every number tells what it is: first digit the point, then the modalities. */
function branches(point: number): BranchDiagnostics {
  const each = <T>(of: (index: number) => T) => ({ language: of(1), acoustic: of(2), visual: of(3) });
  const estimate = (value: number) => ({ value, n: 300 });
  return {
    redundancy: each((m) => each((n) => estimate(point + 0.1 * m + 0.01 * n))),
    meanRedundancy: null,
    leakage: each((m) => (m === 3 ? { value: null, n: 3 } : estimate(point + 0.1 * m))),
    complementarity: estimate(0.5),
    participation: { shared: each(estimate), private: each(estimate) },
  };
}

const bank = (n: number, before: number, after: number) =>
  ({ diagnostics: { n, before: branches(before), after: branches(after) } }) as BankReading;

const points = bankPoints({ dbr: bank(384, 2, 3), plain: bank(384, 1, 1) });

describe('reference banks', () => {
  it('are compared with plain decoupling first, which has no before', () => {
    expect(points.map(({ network, stage }) => [network, stage])).toEqual([
      ['plain', null],
      ['dbr', 'before'],
      ['dbr', 'after'],
    ]);
    expect(bankPoints({})).toEqual([]);
    expect(bankPoints({ dbr: bank(8, 2, 3) })).toHaveLength(2);
  });

  it('have a redundancy between different modalities', () => {
    const [plain] = points;
    if (!plain) throw new Error('no point');
    const { values, base } = redundancyCells(plain);
    expect(base).toEqual({ network: 'plain', branch: 'shared' });
    expect(values).toEqual(
      [null, 1.12, 1.13, 1.21, null, 1.23, 1.31, 1.32, null].map((value) =>
        value === null ? null : expect.closeTo(value, 6),
      ),
    );
  });

  it('have a leakage of each modality, and none where it is not determined', () => {
    const { values, rows } = leakageCells(points);
    expect(rows.at(-1)).toEqual({ network: 'dbr', stage: 'after' });
    expect(values.slice(6)).toEqual([expect.closeTo(3.1, 6), expect.closeTo(3.2, 6), null]);
  });
});
