import { describe, expect, it } from 'vitest';
import { bankDiagnostics, FEWEST_SHOWN } from '../diagnostics/index.ts';
import { branchEvidence } from './branch-evidence.ts';
import { allRows } from './order.ts';
import { randomCorpus } from './testing/corpus-fixture.ts';

describe('branch evidence', () => {
  it('of all rows says what the diagnostics of the bank say', () => {
    const { results } = randomCorpus(60);
    const evidence = branchEvidence(results.dbr, results.plain, allRows(60));
    const { after, before } = bankDiagnostics(results.dbr);
    expect(evidence).toHaveLength(7);
    for (const { pair, a, before: earlier } of evidence) {
      const of = (stage: typeof after) =>
        pair.of === 'redundancy'
          ? stage.redundancy[pair.modalities[0]][pair.modalities[1]].value
          : pair.of === 'leakage'
            ? stage.leakage[pair.modality].value
            : stage.complementarity.value;
      expect(a.value).toBeCloseTo(of(after) as number, 9);
      expect(earlier).toBeCloseTo(of(before) as number, 9);
    }
  });

  it('holds its own value in its interval, and compares a network with itself to nothing', () => {
    const { results } = randomCorpus(80);
    for (const { a, change } of branchEvidence(results.dbr, results.dbr, allRows(80))) {
      expect(a.interval?.low).toBeLessThan(a.interval?.high as number);
      expect(change?.value).toBe(0);
      expect(change?.interval).toEqual({ low: 0, high: 0 });
    }
  });

  it('of few rows gives no number', () => {
    const { results } = randomCorpus(60);
    for (const { a, b, before, change } of branchEvidence(
      results.dbr,
      results.plain,
      allRows(FEWEST_SHOWN - 1),
    ))
      expect([a.value, a.interval, b?.value, before, change?.value]).toEqual([null, null, null, null, null]);
  });

  it('of more rows than are resampled has a narrower interval around the value of all', () => {
    const many = randomCorpus(120, 4).results;
    const width = (rows: number) => {
      const [first] = branchEvidence(many.dbr, null, allRows(rows), 60);
      return (first?.a.interval?.high as number) - (first?.a.interval?.low as number);
    };
    const ratio = width(120) / width(60);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(0.9);
  });
});
