import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BankFileError, parseBank, serializeBank } from './bank.ts';
import { randomBank } from './testing/summaries.ts';

const ALL_ON = { tsf: true, agpr: true, brf: true };
const ALL_OFF = { tsf: false, agpr: false, brf: false };
const N = 9;

describe('a bank file', () => {
  test.each([
    ['all stages', ALL_ON],
    ['no stage', ALL_OFF],
    ['AGPR alone', { ...ALL_OFF, agpr: true }],
  ])('gives back what was written, to half precision, with %s', (_, stages) => {
    const bank = randomBank(N, stages);
    const { json, bytes } = serializeBank(bank);
    const read = parseBank(JSON.parse(JSON.stringify(json)), bytes);
    expect(Object.keys(read).sort()).toEqual(Object.keys(bank).sort());
    expect(Object.keys(read.columns).sort()).toEqual(Object.keys(bank.columns).sort());
    for (const [name, values] of Object.entries(bank.columns)) {
      const again = read.columns[name as keyof typeof read.columns] ?? [];
      expect([...again], name).toEqual([...values].map((value) => expect.closeTo(value, 2)));
    }
    expect([...read.label]).toEqual([...bank.label].map((value) => expect.closeTo(value, 2)));
    expect([...read.valences]).toEqual([...bank.valences].map((value) => expect.closeTo(value, 2)));
    // Written again it is the same to the bit.
    expect(serializeBank(read)).toEqual({ json, bytes });
  });

  test('names what made its features', () => {
    const bank = randomBank(N, ALL_ON);
    const extractors = { language: 'bert@1' };
    const { json, bytes } = serializeBank({ ...bank, config: { ...bank.config, extractors } });
    expect(parseBank(JSON.parse(JSON.stringify(json)), bytes).config.extractors).toEqual(extractors);
  });

  test('does not repeat what a stage that is off left as it was', () => {
    const { json, bytes } = serializeBank(randomBank(N, ALL_OFF));
    expect(json.arrays.map(({ name }) => name)).not.toContain('sharedRebalanced');
    const { columns } = parseBank(json, bytes);
    expect(columns.sharedRebalanced).toBe(columns.shared);
    expect(columns.privateRebalanced).toBe(columns.private);
  });

  test('lies in its bytes at any offset, as Node reads small files', () => {
    const { json, bytes } = serializeBank(randomBank(N, ALL_ON));
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(parseBank(json, shifted.subarray(1))).toEqual(parseBank(json, bytes));
  });

  test('cannot be written of a bank that lacks an array', () => {
    const bank = randomBank(N, { ...ALL_ON, brf: false });
    const claimed = { ...bank, config: { ...bank.config, stages: ALL_ON } };
    expect(() => serializeBank(claimed)).toThrow(/gate/);
  });
});

describe('a damaged bank file', () => {
  const good = serializeBank(randomBank(N, ALL_ON));

  /** Where an array starts, in values. */
  function offsetOf(name: string): number {
    const before = good.json.arrays.slice(
      0,
      good.json.arrays.findIndex((array) => array.name === name),
    );
    return before.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  }

  /** The good bytes with one value's sixteen bits replaced. */
  function bytesWith(index: number, bits: number): Uint8Array {
    const bytes = good.bytes.slice();
    new DataView(bytes.buffer).setUint16(2 * index, bits, true);
    return bytes;
  }

  const INFINITY = 0x7c00;
  const NOT_A_NUMBER = 0x7e00;
  const HALF = 0x3800;
  const FOUR = 0x4400;

  test.each<[string, unknown, Uint8Array, RegExp]>([
    ['nothing', null, good.bytes, /Not a bank file/],
    ['a network', { ...good.json, format: 'dbr-network' }, good.bytes, /format/],
    ['another version', { ...good.json, version: 2 }, good.bytes, /version/],
    ['a key too many', { ...good.json, script: 'x' }, good.bytes, /script/],
    ['no utterances', { ...good.json, utterances: 0 }, good.bytes, /utterances/],
    ['utterances beyond all memory', { ...good.json, utterances: 2 ** 40 }, good.bytes, /utterances/],
    ['more utterances than it holds', { ...good.json, utterances: N + 1 }, good.bytes, /arrays/],
    [
      'other stages than its arrays are of',
      { ...good.json, config: { ...good.json.config, stages: { ...ALL_ON, brf: false } } },
      good.bytes,
      /arrays/,
    ],
    [
      'arrays in another order',
      { ...good.json, arrays: good.json.arrays.toReversed() },
      good.bytes,
      /arrays/,
    ],
    ['an array missing', { ...good.json, arrays: good.json.arrays.slice(1) }, good.bytes, /arrays/],
    ['no bytes', good.json, new Uint8Array(0), /0 bytes, \d+ were expected/],
    ['half a number less', good.json, good.bytes.slice(0, -1), /bytes, \d+ were expected/],
    ['a number more', good.json, new Uint8Array(good.bytes.length + 2), /bytes, \d+ were expected/],
    [
      'a vector that is not finite',
      good.json,
      bytesWith(offsetOf('shared'), INFINITY),
      /shared holds Infinity/,
    ],
    ['a label that is no number', good.json, bytesWith(offsetOf('label'), NOT_A_NUMBER), /label holds NaN/],
    ['a label beyond the scale', good.json, bytesWith(offsetOf('label'), FOUR), /label holds 4/],
    ['a gate beyond 1', good.json, bytesWith(offsetOf('gate'), FOUR), /gate holds 4/],
    ['half a presence', good.json, bytesWith(offsetOf('present'), HALF), /present holds .* 0 and 1/],
  ])('with %s is refused, naming the trouble', (_, json, bytes, trouble) => {
    expect(() => parseBank(json, bytes)).toThrow(BankFileError);
    expect(() => parseBank(json, bytes)).toThrow(trouble);
  });

  test('is a bank of numbers in their ranges or a BankFileError, whatever bytes it has', () => {
    const bytes = fc.uint8Array({ minLength: good.bytes.length, maxLength: good.bytes.length });
    const flips = fc.array(fc.tuple(fc.nat(good.bytes.length - 1), fc.nat(255)), { maxLength: 5 });
    fc.assert(
      fc.property(fc.oneof({ weight: 1, arbitrary: bytes }, { weight: 5, arbitrary: flips }), (change) => {
        const damaged = change instanceof Uint8Array ? change : good.bytes.slice();
        if (Array.isArray(change)) for (const [at, byte] of change) damaged[at] = byte;
        try {
          const { label, columns } = parseBank(good.json, damaged);
          expect([...label, ...columns.prediction].every((value) => Math.abs(value) <= 3)).toBe(true);
          expect(Object.values(columns).every((values) => values.every(Number.isFinite))).toBe(true);
        } catch (error) {
          if (!(error instanceof BankFileError)) throw error;
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is refused whatever JSON it has', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => parseBank(json, good.bytes)).toThrow(BankFileError);
      }),
    );
  });
});
