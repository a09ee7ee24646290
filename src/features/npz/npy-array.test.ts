import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNpy } from './npy-array.ts';
import { bytesOf, expectSound, npyBytes } from './npy-bytes.test-fixture.ts';
import { NpzError } from './npz-error.ts';

describe('an .npy array', () => {
  it('is read in either order of axes', () => {
    // [[1, 2, 3], [4, 5, 6]] with the first axis fastest
    const fortran = parseNpy('x', npyBytes('|i1', [2, 3], [1, 4, 2, 5, 3, 6], true));
    expect(fortran).toEqual({ kind: 'integer', shape: [2, 3], values: Int8Array.of(1, 2, 3, 4, 5, 6) });
    const cube = parseNpy('x', npyBytes('|u1', [2, 2, 2], [0, 4, 2, 6, 1, 5, 3, 7], true));
    expect([...cube.values]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('is read from half floats, long integers and booleans', () => {
    const half = parseNpy('x', npyBytes('<f2', [3], [0x00, 0x3c, 0x00, 0xc0, 0x55, 0x35])); // 1, -2, 0.33325
    expect(half).toEqual({ kind: 'float', shape: [3], values: Float32Array.of(1, -2, 0.333251953125) });
    const long = parseNpy('x', npyBytes('<i8', [2], bytesOf(BigInt64Array.of(-7n, 2n ** 40n))));
    expect(long).toEqual({ kind: 'integer', shape: [2], values: Float64Array.of(-7, 2 ** 40) });
    expect(parseNpy('x', npyBytes('|b1', [2], [1, 0]))).toMatchObject({
      kind: 'boolean',
      values: Uint8Array.of(1, 0),
    });
  });

  it('is read from every version of the format, wherever it lies in memory', () => {
    const first = npyBytes('<f4', [1], bytesOf(Float32Array.of(2.5)));
    const second = Uint8Array.from([
      ...first.slice(0, 6),
      2,
      0,
      ...first.slice(8, 10),
      0,
      0,
      ...first.slice(10),
    ]);
    const third = second.map((byte, at) => (at === 6 ? 3 : byte));
    for (const bytes of [first, second, third]) {
      expect([...parseNpy('x', bytes).values]).toEqual([2.5]);
      const shifted = Uint8Array.from([0, ...bytes]).subarray(1);
      expect([...parseNpy('x', shifted).values]).toEqual([2.5]);
    }
  });

  it.each([
    ['Python objects', npyBytes('|O', [1], [0]), 'holds Python objects; save it with plain numbers'],
    ['big-endian numbers', npyBytes('>f4', [1], [0, 0, 0, 0]), 'big-endian'],
    ['another type', npyBytes('<c8', [1], new Uint8Array(8)), '"<c8"'],
    ['a type named like a member of every object', npyBytes('<constructor', [1], [0]), '"<constructor"'],
    [
      'less data than its shape',
      npyBytes('<f4', [2], [0, 0, 0, 0]),
      '4 bytes of data, its shape (2) asks for 8',
    ],
    ['more data than its shape', npyBytes('<f4', [], new Uint8Array(5)), 'asks for 4'],
    ['a shape beyond all memory', npyBytes('<f8', [2 ** 52, 2 ** 52], []), 'asks for'],
    ['strings without characters', npyBytes('<U0', [2 ** 50], []), 'without any room'],
    ['a code point that is none', npyBytes('<U1', [1], [0, 0, 0xff, 0]), 'not Unicode'],
    ['an integer too long', npyBytes('<i8', [1], new Uint8Array(8).fill(0x7f)), '2^53'],
    ['a boolean of 2', npyBytes('|b1', [1], [2]), 'neither 0 nor 1'],
    ['a cut header', npyBytes('<f4', [1], []).slice(0, 40), 'ends within its header'],
    ['another file', Uint8Array.of(1, 2, 3), 'is not in NumPy’s format'],
  ])('with %s is refused with the reason', (_, bytes, trouble) => {
    expect(() => parseNpy('x', bytes)).toThrow(NpzError);
    expect(() => parseNpy('x', bytes)).toThrow(trouble);
  });

  it('survives any bytes and any damage to its header', () => {
    const whole = npyBytes('<f4', [2, 3], new Uint8Array(24), true);
    const damaged = fc
      .tuple(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 10 }), fc.nat(whole.length))
      .map(([at, bytes, length]) => {
        const copy = whole.slice();
        copy.set(bytes.subarray(0, copy.length - at), at);
        return copy.subarray(0, length === 0 ? copy.length : length);
      });
    const dictionary = fc
      .string({ unit: fc.constantFrom(...`{}()[]'",: L0123456789<|>=OUfiub`), maxLength: 60 })
      .map((text) => {
        const copy = whole.slice();
        copy.set(new TextEncoder().encode(text), 10);
        return copy;
      });
    let inputs = 0;
    fc.assert(
      fc.property(fc.oneof(damaged, dictionary, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        inputs += 1;
        try {
          expectSound(parseNpy('x', bytes));
        } catch (error) {
          if (!(error instanceof NpzError)) throw error;
        }
      }),
      { numRuns: 7000 },
    );
    expect(inputs).toBe(7000);
  }, 60_000);
});
