import { describe, expect, it } from 'vitest';
import { betaEvidence, betasOf } from '../../../corpus/beta-evidence.ts';
import { openColumns } from '../../../corpus/columns.ts';
import { allRows } from '../../../corpus/order.ts';
import { randomCorpus } from '../../../corpus/testing/corpus-fixture.ts';
import { betaLayout, laneShapes } from './beta-layout.ts';

const { corpus, results } = randomCorpus(60);
const columns = openColumns(corpus, results, { a: 'dbr', b: 'plain' });
const evidence = betaEvidence(betasOf(columns), allRows(60));
const overall = evidence.slice(0, 1);

describe('the layout of beta', () => {
  it('has every lane inside, the second network above the first, and an axis at the foot', () => {
    for (const [of, low] of [
      [evidence, false],
      [evidence, true],
      [overall, false],
      [overall, true],
    ] as const) {
      const { facets, axes, height, peak } = betaLayout(of, low);
      expect(facets).toHaveLength(of.length);
      let reached = 0;
      for (const { lanes, bars } of facets) {
        expect(lanes.map(({ side }) => side)).toEqual(['b', 'a']);
        for (const { spread, y } of lanes) {
          const { rects, bottom } = laneShapes(spread, { y, bars, width: 320, peak });
          expect(y).toBeGreaterThanOrEqual(reached);
          for (const rect of rects) expect(rect.y).toBeGreaterThanOrEqual(y);
          reached = bottom;
        }
      }
      expect(axes.at(-1)).toBeGreaterThanOrEqual(reached);
      expect(axes.at(-1)).toBeLessThan(height);
    }
  });

  it('of one facet has one axis, and lower it takes less room', () => {
    expect(betaLayout(overall).axes).toHaveLength(1);
    expect(betaLayout(overall, true).axes).toHaveLength(1);
    expect(betaLayout(evidence).axes).toHaveLength(2);
    expect(betaLayout(overall, true).height).toBeLessThan(betaLayout(overall).height * 0.75);
  });
});
