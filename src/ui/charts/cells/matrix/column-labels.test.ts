import { describe, expect, it } from 'vitest';
import type { Names } from './address-name.ts';
import { columnLabels } from './column-labels.ts';

const token = (text: string, start: number) => ({ segmentId: 's', start, end: start + text.length, text });
const names = {
  t: ((key: string) => key) as unknown as Names['t'],
  format: {} as Names['format'],
  tokens: [token('warm', 0), token('er', 4), token(' and', 6), token(' so', 10)],
  numbered: false,
} satisfies Names;
const widthOf = (text: string) => 6 * text.length;
const ROOM = { left: 0, right: 0 };
const steps = (count: number) => Array.from({ length: count }, (_, step) => ({ step }));

describe('columnLabels', () => {
  it('names a word of several tokens once, over the middle of them', () => {
    const labels = columnLabels(
      names,
      { base: { modality: 'language' }, columns: steps(4) },
      40,
      widthOf,
      ROOM,
    );
    expect(labels).toEqual([
      { x: 40, text: 'warmer' },
      { x: 100, text: 'and' },
      { x: 140, text: 'so' },
    ]);
  });

  it('leaves out what does not fit beside what came before', () => {
    const labels = columnLabels(
      names,
      { base: { modality: 'language' }, columns: steps(4) },
      10,
      widthOf,
      ROOM,
    );
    expect(labels.map(({ text }) => text)).toEqual(['warmer']);
  });

  it('names the words that are read as the words that read', () => {
    const columns = [{ readStep: 2 }, { readStep: 3 }];
    const labels = columnLabels(names, { base: { modality: 'language' }, columns }, 40, widthOf, ROOM);
    expect(labels.map(({ text }) => text)).toEqual(['and', 'so']);
  });
});
