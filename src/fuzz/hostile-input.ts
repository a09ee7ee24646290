import fc from 'fast-check';
import { expect } from 'vitest';

/** Inputs a parser gets to read. */
export const INPUTS = 10_000;
/** Processor time one input may take: not time on the clock, which a busy machine stretches. */
const MOST_SECONDS = 1;

/** What people who mean harm, or broken programs, put where something else is expected. */
const NASTY = [
  '__proto__',
  'constructor',
  'prototype',
  '{"__proto__":{"polluted":true}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '%',
  '%E0%A4%A',
  '%00',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '\u202E',
  '\r\n\r\n',
  'NaN',
  '-0',
  '1e309',
  '9'.repeat(400),
  '-->',
  '00:00:00,000 --> 99:99:99,999',
  '='.repeat(50),
  '((((((((((',
  ' '.repeat(500),
  '\t'.repeat(500),
  '<'.repeat(500),
  '"'.repeat(101),
];

/** Cuts, repeats, turns round or replaces a part of something, as damage does. */
interface Damage {
  at: number;
  length: number;
  kind: 'cut' | 'repeat' | 'replace' | 'insert' | 'reverse';
  with: string;
  times: number;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  kind: fc.constantFrom('cut', 'repeat', 'replace', 'insert', 'reverse'),
  with: fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 12 })),
  times: fc.integer({ min: 1, max: 200 }),
});

function damaged(text: string, { at, length, kind, with: other, times }: Damage): string {
  const from = Math.floor(at * text.length);
  const [before, part, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ];
  switch (kind) {
    case 'cut':
      return before + after;
    case 'repeat':
      return before + part.repeat(times) + after;
    case 'replace':
      return before + other + after;
    case 'insert':
      return before + other + part + after;
    case 'reverse':
      return before + [...part].reverse().join('') + after;
  }
}

/** Sound texts, damaged in up to four places, and texts of nothing but rubbish. */
export function hostileText(...sound: string[]): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...sound), fc.array(damage, { maxLength: 4 })) },
      {
        weight: 2,
        arbitrary: fc.tuple(fc.constant(''), fc.array(damage, { minLength: 1, maxLength: 8 })),
      },
    )
    .map(([text, places]) => places.reduce(damaged, text));
}

/** Sound files, cut off, with bits turned or stretches overwritten, and rubbish. `true` marks what is nothing but rubbish. */
export function hostileBytes(...sound: Uint8Array[]): fc.Arbitrary<{ bytes: Uint8Array; rubbish: boolean }> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const patches = fc.array(fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 })), { maxLength: 3 });
  const broken = fc
    .tuple(fc.constantFrom(...sound), fc.option(place), patches)
    .map(([whole, cut, overwritten]) => {
      const bytes = whole.slice(0, cut === null ? undefined : Math.floor(cut * whole.length));
      for (const [at, patch] of overwritten) {
        const start = Math.floor(at * bytes.length);
        bytes.set(patch.subarray(0, bytes.length - start), start);
      }
      return { bytes, rubbish: false };
    });
  const rubbish = fc.uint8Array({ maxLength: 400 }).map((bytes) => ({ bytes, rubbish: true }));
  return fc.oneof({ weight: 4, arbitrary: broken }, { weight: 1, arbitrary: rubbish });
}

/**
 * Gives a parser 10,000 inputs. `read` throws what a person is told (`isRefusal`) or nothing; whatever else is thrown, an
 * input that takes more than a second of the processor, and a prototype that has changed, fail.
 */
export async function expectHardy<Input>(
  inputs: fc.Arbitrary<Input>,
  read: (input: Input) => unknown,
  isRefusal: (error: unknown) => boolean = () => false,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const before = process.cpuUsage();
      try {
        await read(input);
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6, 'seconds of the processor').toBeLessThan(MOST_SECONDS);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: INPUTS },
  );
}
