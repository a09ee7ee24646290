import { describe, expect, it } from 'vitest';
import { firstFolded, keepFolded } from './kept-sections.ts';

function storage(kept: string | null = null) {
  let value = kept;
  return () => ({
    getItem: () => value,
    removeItem: () => undefined,
    setItem: (_: string, next: string) => {
      value = next;
    },
  });
}

const refusing = () => {
  throw new DOMException('denied', 'SecurityError');
};

describe('sections of the Laboratory', () => {
  it('are all open at first, but on a phone the first one alone', () => {
    expect(firstFolded(storage(), false)).toEqual([]);
    expect(firstFolded(storage(), true)).toEqual([
      'features',
      'branches',
      'tsf',
      'agpr',
      'brf',
      'bank',
      'history',
    ]);
  });

  it('are as they were left, on a phone too', () => {
    const here = storage();
    keepFolded(['tsf', 'history'], here);
    expect(firstFolded(here, false)).toEqual(['tsf', 'history']);
    keepFolded([], here);
    expect(firstFolded(here, true)).toEqual([]);
  });

  it.each(['{', '"tsf"', '["attic"]', '7'])('are as at first where %s was kept', (text) => {
    expect(firstFolded(storage(text), false)).toEqual([]);
  });

  it('do without a browser that keeps', () => {
    expect(() => keepFolded(['tsf'], refusing)).not.toThrow();
    expect(firstFolded(refusing, false)).toEqual([]);
  });
});
