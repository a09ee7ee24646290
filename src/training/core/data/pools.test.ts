import { describe, expect, it } from 'vitest';
import { openRandom } from '../random.ts';
import type { Emotion } from './emotions.ts';
import { valencePool } from './pools.ts';

const items = (emotion: Emotion, valence: number, count: number) =>
  Array.from({ length: count }, (_, id) => ({ emotion, valence, id }));
const pool = valencePool([
  ...items('neutral', 0, 900),
  ...items('happiness', 2.2, 100),
  ...items('contempt', -1.5, 10),
]);

function drawn(count: number) {
  const random = openRandom(1);
  return Array.from({ length: count }, () => pool.draw(random, () => true)?.emotion);
}

describe('valencePool', () => {
  it('draws large groups alike and small ones by their size', () => {
    const emotions = drawn(4000);
    const share = (emotion: Emotion) => emotions.filter((one) => one === emotion).length / emotions.length;
    expect(share('neutral')).toBeCloseTo(100 / 210, 1);
    expect(share('happiness')).toBeCloseTo(100 / 210, 1);
    expect(share('contempt')).toBeGreaterThan(0.03);
    expect(share('contempt')).toBeLessThan(0.07);
  });

  it('draws only what matches, or nothing', () => {
    const random = openRandom(2);
    expect(pool.draw(random, ({ valence }) => valence < 0)?.emotion).toBe('contempt');
    expect(pool.draw(random, ({ valence }) => valence > 2.5)).toBeNull();
    expect(pool.has(({ valence }) => valence > 2.5)).toBe(false);
    expect(pool.has(({ emotion }) => emotion === 'contempt')).toBe(true);
  });

  it('finds the nearest group', () => {
    expect(pool.drawNearest(openRandom(3), -3).emotion).toBe('contempt');
    expect(pool.drawNearest(openRandom(3), 3).emotion).toBe('happiness');
    expect(() => valencePool([]).drawNearest(openRandom(3), 0)).toThrow(RangeError);
  });
});
