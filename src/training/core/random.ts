/** A seeded stream of random numbers: the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** The next `count` numbers of the stream as integers below 2^32: 2^32 times what `uniform` would give, many times faster. */
  words(count: number): Uint32Array;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Uniform integer in [0, count). */
  integer(count: number): number;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  /** One element of a non-empty list. */
  pick<T>(items: ArrayLike<T>): T;
  /** Shuffles in place (Fisher-Yates) and returns the list. */
  shuffle<T>(items: T[]): T[];
}

/**
 * Opens the stream named by a list of integers, such as (seed, epoch).
 * Generator: sfc32 of PractRand (Chris Doty-Humphrey), 128 bits of state, warmed up by 20 rounds.
 */
export function openRandom(...seed: number[]): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // Every integer of the seed is stirred in alone, so that (1, 2) and (2, 1) name different streams.
  for (const part of seed) {
    a ^= part | 0;
    b ^= Math.floor(part / 2 ** 32) | 0;
    for (let round = 0; round < 20; round++) next();
  }

  // The generator again, its state in the loop's own variables.
  const words = (count: number): Uint32Array => {
    const drawn = new Uint32Array(count);
    let [x, y, z, n] = [a, b, c, counter];
    for (let i = 0; i < count; i++) {
      const sum = (((x + y) | 0) + n) | 0;
      n = (n + 1) | 0;
      x = y ^ (y >>> 9);
      y = (z + (z << 3)) | 0;
      z = (((z << 21) | (z >>> 11)) + sum) | 0;
      drawn[i] = sum;
    }
    [a, b, c, counter] = [x, y, z, n];
    return drawn;
  };

  const uniform = () => next() / 2 ** 32;
  const integer = (count: number) => Math.floor(uniform() * count);
  let spare: number | null = null;
  return {
    uniform,
    words,
    integer,
    between: (low, high) => low + (high - low) * uniform(),
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square === 0 || square >= 1) continue;
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * scale;
        return x * scale;
      }
    },
    pick(items) {
      if (items.length === 0) throw new RangeError('pick from an empty list');
      return items[integer(items.length)] as (typeof items)[number];
    },
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [items[i], items[j]] = [items[j] as (typeof items)[number], items[i] as (typeof items)[number]];
      }
      return items;
    },
  };
}
