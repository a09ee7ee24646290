import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeOnBackends } from '../testing/backends.ts';
import { read } from '../testing/numbers.ts';
import { KEEP_MASK, KEEP_MASK_SEED, keepMask } from './keep-mask.ts';

const seeds = fc.array(fc.nat(2 ** 32 - 1), { minLength: KEEP_MASK_SEED, maxLength: KEEP_MASK_SEED });
const SEED = Array.from({ length: KEEP_MASK_SEED }, (_, i) => (i + 1) * 123_456_789);

describeOnBackends('keep mask', () => {
  test('is the same to the bit as its reference, at any length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom(0.1, 0.25, 0.9),
        seeds,
        async (n, rate, seed) => {
          const attributes = { shape: [n], rate, seed };
          const reference = await read(() => KEEP_MASK.reference({}, attributes));
          expect(await read(() => keepMask(attributes))).toEqual(reference);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('drops the share it is told to, anywhere, and leaves the mean', async () => {
    for (const rate of [0.1, 0.2, 0.5]) {
      const shape = [400, 250];
      const mask = await read(() => keepMask({ shape, rate, seed: SEED }));
      const dropped = mask.filter((value) => value === 0).length / mask.length;
      expect(Math.abs(dropped - rate)).toBeLessThan(0.005);
      expect(mask.reduce((sum, value) => sum + value, 0) / mask.length).toBeCloseTo(1, 1);
      // Neighbours at any short distance are dropped together no more often than by chance.
      for (const apart of [1, 2, 4, 8, 250]) {
        let both = 0;
        for (let i = apart; i < mask.length; i++) both += Number(mask[i] === 0 && mask[i - apart] === 0);
        expect(Math.abs(both / mask.length - rate ** 2), `${apart} apart`).toBeLessThan(0.005);
      }
    }
  });

  test('is another for another seed', async () => {
    const shape = [1000];
    const [one, other] = await Promise.all(
      [SEED, SEED.with(0, 1)].map((seed) => read(() => keepMask({ shape, rate: 0.5, seed }))),
    );
    const same = one?.filter((value, i) => value === other?.[i]).length ?? 0;
    expect(same).toBeLessThan(900);
  });
});
