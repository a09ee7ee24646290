import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapleyValues } from './shapley.ts';

const PLAYERS = 6;
const game = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 64, maxLength: 64 });
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** The definition: each player's gain on joining, averaged over all orders of joining. */
function overOrders(values: readonly number[], players: readonly number[]): number[] {
  const phi = new Array<number>(players.length).fill(0);
  let orders = 0;
  const join = (coalition: number, gains: number[]) => {
    const waiting = players.filter((player) => !((coalition >> player) & 1));
    if (waiting.length === 0) {
      orders += 1;
      gains.forEach((gain, player) => {
        phi[player] = (phi[player] as number) + gain;
      });
    }
    for (const player of waiting) {
      const joined = coalition | (1 << player);
      const next = [...gains];
      next[player] = (values[joined] as number) - (values[coalition] as number);
      join(joined, next);
    }
  };
  join(0, new Array(players.length).fill(0));
  return phi.map((total) => total / orders);
}

describe('Shapley values', () => {
  test('of the glove game: one left glove is worth two right ones', () => {
    // Players: left, right, right. A pair is worth 1. Known: 2/3, 1/6, 1/6.
    const values = Array.from({ length: 8 }, (_, coalition) => Number((coalition & 1) > 0 && coalition > 1));
    expect([...shapleyValues(values)]).toEqual([2 / 3, 1 / 6, 1 / 6].map((phi) => expect.closeTo(phi, 12)));
  });

  test("are each player's gain averaged over all orders of joining", () => {
    fc.assert(
      fc.property(game, (values) => {
        const expected = overOrders(values, [0, 1, 2, 3, 4, 5]);
        shapleyValues(values).forEach((phi, player) => {
          expect(phi).toBeCloseTo(expected[player] as number, 10);
        });
      }),
      { numRuns: 10 },
    );
  });

  test('sum to what all reach over what none does', () => {
    fc.assert(
      fc.property(game, (values) => {
        const gained = (values[63] as number) - (values[0] as number);
        expect(Math.abs(sum(shapleyValues(values)) - gained)).toBeLessThan(1e-12);
      }),
    );
  });

  test('are the same for players that do the same', () => {
    fc.assert(
      fc.property(game, fc.integer({ min: 0, max: 4 }), (values, player) => {
        // A game that does not tell `player` from the next one: coalitions with either have the smaller index's value.
        const [one, other] = [1 << player, 2 << player];
        const fair = values.map((_, coalition) =>
          coalition & other && !(coalition & one)
            ? (values[coalition ^ other ^ one] as number)
            : (values[coalition] as number),
        );
        const phi = shapleyValues(fair);
        expect(phi[player]).toBeCloseTo(phi[player + 1] as number, 12);
      }),
    );
  });

  test('are 0 for a player that changes nothing', () => {
    fc.assert(
      fc.property(game, fc.integer({ min: 0, max: PLAYERS - 1 }), (values, player) => {
        const idle = values.map((_, coalition) => values[coalition & ~(1 << player)] as number);
        expect(shapleyValues(idle)[player]).toBe(0);
      }),
    );
  });

  test('of a sum of games are the sums', () => {
    fc.assert(
      fc.property(game, game, (one, other) => {
        const together = shapleyValues(one.map((value, i) => value + (other[i] as number)));
        const [a, b] = [shapleyValues(one), shapleyValues(other)];
        together.forEach((phi, player) => {
          expect(phi).toBeCloseTo((a[player] as number) + (b[player] as number), 12);
        });
      }),
    );
  });

  test.each([[[]], [[1]], [[1, 2, 3]], [new Array(63).fill(0)]])('of %j are refused', (values) => {
    expect(() => shapleyValues(values)).toThrow(RangeError);
  });
});
