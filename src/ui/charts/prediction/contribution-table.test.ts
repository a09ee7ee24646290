import { describe, expect, it } from 'vitest';
import { fixturePrediction } from '../../testing/live-fixture.ts';
import { flowAmounts } from '../flow/flow-amounts.ts';
import { contributionTable, pointsAtStep, rowOf } from './contribution-table.ts';
import { shownOf } from './shown.ts';

const shown = shownOf(fixturePrediction({ text: 'I loved it', seconds: 2, absent: ['visual'] }));
const table = contributionTable(shown);

describe('contributionTable', () => {
  it('sums, with the bias, to the sentiment', () => {
    expect(table.total + table.bias).toBeCloseTo(table.sentiment, 5);
    expect(table.rows.reduce((sum, row) => sum + row.net, 0)).toBeCloseTo(table.total, 10);
  });

  it('puts the two branches of a modality side by side', () => {
    expect(table.rows.map(({ branch, modality }) => `${modality} ${branch}`)).toEqual([
      'language shared',
      'language private',
      'acoustic shared',
      'acoustic private',
      'visual shared',
      'visual private',
    ]);
  });

  it('tells steps without data from zeros', () => {
    expect(rowOf(table, 'shared', 'visual').cells.every((cell) => cell === null)).toBe(true);
    expect(rowOf(table, 'shared', 'language').cells.filter((cell) => cell !== null)).toHaveLength(3);
    expect(rowOf(table, 'private', 'acoustic').cells.filter((cell) => cell !== null)).toHaveLength(8);
  });

  it('adds both branches at a step', () => {
    const [shared, own] = [
      rowOf(table, 'shared', 'language').cells[1],
      rowOf(table, 'private', 'language').cells[1],
    ];
    expect(pointsAtStep(table, 'language', 1)).toBeCloseTo((shared ?? 0) + (own ?? 0), 10);
    expect(pointsAtStep(table, 'visual', 0)).toBeNull();
  });
});

describe('flowAmounts', () => {
  const amounts = flowAmounts(table, shown);

  it('splits the evidence into what raises and what lowers the prediction', () => {
    expect(amounts.raised + amounts.lowered).toBeCloseTo(table.total, 5);
    expect(amounts.raised - amounts.lowered).toBeCloseTo(amounts.amount, 5);
    expect(amounts.raised).toBeGreaterThanOrEqual(0);
    expect(amounts.lowered).toBeLessThanOrEqual(0);
  });

  it('lets a channel borrow its mean budget times its route, and an absent one nothing', () => {
    const languageFromVoice = amounts.borrows.find(
      (b) => b.borrower === 'language' && b.lender === 'acoustic',
    );
    expect(languageFromVoice?.share).toBeCloseTo(0.3 * 0.2, 6);
    expect(amounts.borrows.some((b) => b.borrower === 'visual')).toBe(false);
  });

  it('has no borrowing when AGPR is switched off', () => {
    const { agprRoute: _, ...trace } = shown.trace;
    expect(flowAmounts(table, { ...shown, trace }).borrows).toEqual([]);
  });
});
