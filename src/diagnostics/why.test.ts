import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_PULL, pullsOf } from './why.ts';

const of = (language: number | null, acoustic: number | null, visual: number | null, bias = 0) =>
  pullsOf({ language, acoustic, visual }, bias);

describe('why the answer is what it is', () => {
  it('names what pulls, the strongest first, and how far', () => {
    expect(of(0.9, -0.2, null)).toEqual([
      { direction: 'up', strength: 'plain', by: ['language'] },
      { direction: 'down', strength: 'little', by: ['acoustic'] },
    ]);
    expect(of(0.3, -1.8, 0.05)).toEqual([
      { direction: 'down', strength: 'strong', by: ['acoustic'] },
      { direction: 'up', strength: 'little', by: ['language'] },
    ]);
  });

  it('says together what pulls alike', () => {
    expect(of(-0.7, 0.2, -0.6)).toEqual([
      { direction: 'down', strength: 'plain', by: ['language', 'visual'] },
      { direction: 'up', strength: 'little', by: ['acoustic'] },
    ]);
  });

  it('says nothing of what hardly moves, and of what is not there', () => {
    expect(of(LEAST_PULL / 2, -LEAST_PULL / 2, null)).toEqual([]);
    expect(of(null, null, null)).toEqual([]);
  });

  it('names the bias where it alone explains which way the answer went', () => {
    expect(of(0.3, null, null, -0.6)).toEqual([
      { direction: 'up', strength: 'little', by: ['language'] },
      { direction: 'down', strength: 'plain', by: ['bias'] },
    ]);
    expect(of(0.3, null, null, -0.2)).toEqual([{ direction: 'up', strength: 'little', by: ['language'] }]);
    // Two small pulls down outweigh the one that would be named.
    expect(of(0.12, -0.09, -0.09)).toEqual([]);
  });

  it('never says up alone when the answer is down, names each at most once, and no absent one', () => {
    const net = fc.option(fc.double({ min: -3, max: 3, noNaN: true }));
    fc.assert(
      fc.property(
        net,
        net,
        net,
        fc.double({ min: -1, max: 1, noNaN: true }),
        (language, acoustic, visual, bias) => {
          const points = { language, acoustic, visual, bias };
          const pulls = of(language, acoustic, visual, bias);
          const named = pulls.flatMap(({ by }) => by);
          expect(new Set(named).size).toBe(named.length);
          for (const { direction, by } of pulls) {
            for (const puller of by) {
              expect(Math.abs(points[puller] ?? 0)).toBeGreaterThanOrEqual(LEAST_PULL);
              expect((points[puller] ?? 0) > 0).toBe(direction === 'up');
            }
          }
          const answer = (language ?? 0) + (acoustic ?? 0) + (visual ?? 0) + bias;
          if (pulls.length > 0 && Math.abs(answer) > 0.06) {
            expect(pulls.map(({ direction }) => direction)).toContain(answer > 0 ? 'up' : 'down');
          }
        },
      ),
    );
  });
});
