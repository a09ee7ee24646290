import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../locales/words-of.ts';
import { axisNames } from './axis-names.ts';

describe('the names of a projection’s axes', () => {
  it('say which component it is and how much of the variance it holds', async () => {
    const { t, format } = await wordsOf('en');
    expect(axisNames([0.344, 0.127], t, format)).toEqual({
      x: 'first component, 34 % of the variance',
      y: 'second component, 13 % of the variance',
    });
  });

  it('say that UMAP’s have no unit', async () => {
    for (const language of ['en', 'zh'] as const) {
      const { t, format } = await wordsOf(language);
      const { x, y } = axisNames(null, t, format);
      expect(x).toMatch(/no unit|没有单位/);
      expect(y).not.toBe(x);
      expect(x).not.toMatch(/%/);
    }
  });
});
