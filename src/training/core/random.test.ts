import { describe, expect, it } from 'vitest';
import { openRandom } from './random.ts';

const draw = (...seed: number[]) => {
  const random = openRandom(...seed);
  return Array.from({ length: 8 }, () => random.uniform());
};

describe('openRandom', () => {
  it('repeats a stream for a seed and tells seeds apart', () => {
    expect(draw(1, 2)).toEqual(draw(1, 2));
    expect(draw(1, 2)).not.toEqual(draw(2, 1));
    expect(draw(1)).not.toEqual(draw(1, 0));
    expect(draw(0)).not.toEqual(draw(2 ** 32));
  });

  it('is uniform in [0, 1) and standard normal', () => {
    const random = openRandom(7);
    const n = 20_000;
    const uniforms = Array.from({ length: n }, () => random.uniform());
    expect(Math.min(...uniforms)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniforms)).toBeLessThan(1);
    expect(uniforms.reduce((sum, value) => sum + value, 0) / n).toBeCloseTo(0.5, 1);
    const normals = Array.from({ length: n }, () => random.normal());
    expect(normals.reduce((sum, value) => sum + value, 0) / n).toBeCloseTo(0, 1);
    expect(normals.reduce((sum, value) => sum + value ** 2, 0) / n).toBeCloseTo(1, 1);
  });

  it('draws words as it draws uniforms, and goes on where they end', () => {
    const [one, other] = [openRandom(5, 6), openRandom(5, 6)];
    const words = [...one.words(1000), ...one.words(3)];
    expect(words.map((word) => word / 2 ** 32)).toEqual(words.map(() => other.uniform()));
    expect(one.uniform()).toBe(other.uniform());
  });

  it('shuffles without loss', () => {
    const items = openRandom(3).shuffle([1, 2, 3, 4, 5, 6]);
    expect([...items].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
