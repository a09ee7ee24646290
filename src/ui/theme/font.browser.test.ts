import { describe, expect, it } from 'vitest';
import './styles.ts';
import { FONT_FAMILY, fontReady } from './font.ts';

function widthOf(text: string, family: string): number {
  const line = document.createElement('span');
  line.textContent = text;
  line.style.cssText = 'position: absolute; white-space: pre; font-size: 100px';
  line.style.fontFamily = family;
  document.body.append(line);
  const { width } = line.getBoundingClientRect();
  line.remove();
  return width;
}

describe('the font of the page', () => {
  it('comes with the page, and is not the one the system would take', async () => {
    await fontReady();
    expect(document.fonts.check("12px 'Inter Variable'", 'Language')).toBe(true);
    expect(widthOf('Language', FONT_FAMILY)).not.toBeCloseTo(widthOf('Language', 'sans-serif'), 0);
  });

  it('has figures of one width, so that numbers do not dance', async () => {
    await fontReady();
    const widths = [...'0123456789'].map((digit) => widthOf(digit.repeat(8), FONT_FAMILY));
    for (const width of widths) expect(width).toBeCloseTo(widths[0] ?? 0, 1);
  });

  it('brings what Central European words need and the Greek of the formulas', async () => {
    for (const text of ['ř', 'β']) {
      await document.fonts.load("12px 'Inter Variable'", text);
      expect(document.fonts.check("12px 'Inter Variable'", text), text).toBe(true);
    }
    const loaded = [...document.fonts].filter(({ status }) => status === 'loaded');
    expect(loaded.length).toBe(3);
  });
});
