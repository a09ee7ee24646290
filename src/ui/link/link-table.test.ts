import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type LinkTable, linkText, readLink, refusedText } from './link-table.ts';

interface Place {
  floor: number;
  name: string | null;
}

const PLACE: LinkTable<Place> = {
  floor: {
    key: 'floor',
    read: z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
    write: (floor) => (floor === 0 ? null : String(floor)),
  },
  name: { key: 'name', read: z.string().max(60), write: (name) => name },
};

describe('a link', () => {
  it('restores any view', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.option(fc.string({ maxLength: 60, unit: 'grapheme' }), { nil: null }),
        (floor, name) => {
          const { view, refused } = readLink(PLACE, `#/place?${linkText(PLACE, { floor, name })}`);
          expect({ floor: 0, name: null, ...view }).toEqual({ floor, name });
          expect(refused).toEqual([]);
        },
      ),
    );
  });

  it('leaves out what goes without saying, and can be read by a person', () => {
    expect(linkText(PLACE, { floor: 0, name: null })).toBe('');
    expect(linkText(PLACE, { floor: 2, name: 'a:b,c/d@e f&g' })).toBe('floor=2&name=a:b,c/d@e+f%26g');
  });

  it('falls back part by part', () => {
    const { view, refused, said } = readLink(PLACE, '#/place?floor=third&name=hall');
    expect(view).toEqual({ name: 'hall' });
    expect(refused).toEqual(['floor']);
    expect(said).toBe(true);
    expect(readLink(PLACE, '#/place').said).toBe(false);
    expect(readLink(PLACE, '').said).toBe(false);
  });

  it('tells what was not understood, in the room a notice has', () => {
    expect(refusedText([PLACE], '#/place?floor=third&name=hall&colour=red&colour=blue')).toBe(
      'floor, colour',
    );
    expect(refusedText([PLACE], '#/place?floor=3')).toBe('');
    const many = Array.from({ length: 40 }, (_, index) => `${'x'.repeat(99)}${index}=1`).join('&');
    expect(refusedText([PLACE], `#/place?${many}`).length).toBeLessThan(200);
    const long = `#/place?floor=3&name=${'y'.repeat(1e6)}`;
    expect(readLink(PLACE, long)).toEqual({ view: {}, refused: [], said: false });
    expect(refusedText([PLACE], long).length).toBeLessThan(40);
  });
});
