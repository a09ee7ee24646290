import { describe, expect, it } from 'vitest';
import { readTable } from '../../../diagnostics/index.ts';
import { randomBank } from '../../../diagnostics/testing/summaries.ts';
import {
  facets,
  histogram,
  imbalanceRows,
  leakageDomain,
  leakageEstimates,
  leakageRows,
} from './spread-shape.ts';

const reading = readTable(randomBank(30, { tsf: true, agpr: true, brf: true }));

describe('the picture of imbalance', () => {
  it('counts every utterance once, those at the ends too', () => {
    const bars = histogram([0, 0.049, 0.05, 0.5, 1, 1]);
    expect(bars).toHaveLength(20);
    expect([bars[0], bars[1], bars[10], bars[19]]).toEqual([2 / 6, 1 / 6, 1 / 6, 2 / 6]);
    expect(bars.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(histogram([]).every((share) => share === 0)).toBe(true);
  });

  it.each([320, 700, 1400])('has facets that do not overlap and stay inside, %i pixels wide', (width) => {
    const places = facets(width, 100);
    expect(places.map(({ of }) => of)).toEqual(['overall', 'language', 'acoustic', 'visual']);
    for (const [index, place] of places.entries()) {
      expect(place.x + place.width).toBeLessThanOrEqual(width + 1e-9);
      for (const other of places.slice(index + 1)) {
        if (other.y === place.y) expect(other.x).toBeGreaterThan(place.x + place.width);
      }
    }
  });

  it('is a table of every utterance', () => {
    const [heading, ...lines] = imbalanceRows({ dbr: reading }, ['a', 'b', 'c', 'd']);
    expect(heading).toEqual(['a', 'b', 'c', 'd']);
    expect(lines).toHaveLength(4 * 30);
    expect(lines[0]).toEqual(['dbr', null, 1, reading.spread.imbalance.overall.values[0]]);
    expect(lines.at(-1)).toEqual(['dbr', 'visual', 30, reading.spread.imbalance.visual.values[29]]);
  });
});

describe('the picture of leakage', () => {
  it('has plain decoupling above DBR, and an interval each', () => {
    const estimates = leakageEstimates({ dbr: reading, plain: reading });
    expect(estimates.map(({ network }) => network)).toEqual(['plain', 'dbr', 'plain', 'dbr', 'plain', 'dbr']);
    const [low, high] = leakageDomain(estimates);
    for (const { low: from, high: to } of estimates) {
      expect(from).toBeGreaterThanOrEqual(low);
      expect(to).toBeLessThanOrEqual(high);
    }
    expect(low).toBeLessThanOrEqual(0);
    expect(leakageRows(estimates, ['x'])).toHaveLength(7);
  });
});
