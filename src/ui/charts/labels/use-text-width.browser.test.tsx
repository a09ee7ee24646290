import { expect, it, onTestFinished } from 'vitest';
import '../../theme/styles.ts';
import { mount } from '../../testing/mount.ts';
import { FONT_FAMILY, fontReady } from '../../theme/font.ts';
import { LABEL, type Lettering, NAME, type TextWidth } from './text-width.ts';
import { useTextWidth } from './use-text-width.ts';

const TEXTS = [
  'Language',
  'private',
  '+1.11',
  '−0.47',
  'β 0.08',
  '语言',
  '没有说话',
  'fi office AVATAR',
  '11:11',
];

function Measuring({ onMeasure }: { onMeasure: (width: TextWidth) => void }) {
  onMeasure(useTextWidth());
  return null;
}

/** What charts measure with, in a page of this style. */
async function measuring(style: Partial<CSSStyleDeclaration>): Promise<TextWidth> {
  Object.assign(document.body.style, style);
  const { root } = mount();
  onTestFinished(() => document.body.removeAttribute('style'));
  await fontReady();
  let measure: TextWidth | null = null;
  root.render(
    <Measuring
      onMeasure={(width) => {
        measure = width;
      }}
    />,
  );
  await expect.poll(() => measure).not.toBeNull();
  // A font that is asked for only now reports itself later.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
  return (text, lettering) => (measure as unknown as TextWidth)(text, lettering);
}

/** How wide the browser draws a text. */
function drawn(text: string, { size, weight }: Lettering): number {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.innerHTML = `<text font-size="${size}" font-weight="${weight}"></text>`;
  const line = svg.querySelector('text') as SVGTextElement;
  line.textContent = text;
  document.body.append(svg);
  const width = line.getComputedTextLength();
  svg.remove();
  return width;
}

it.each([
  ['the page’s own', { fontFamily: FONT_FAMILY }],
  ['a wide one of the system, spaced', { fontFamily: 'DejaVu Sans', letterSpacing: '1px' }],
])('says how wide the browser draws a text in %s font', async (_, style) => {
  const measure = await measuring(style);
  for (const lettering of [LABEL, NAME, { size: 30, weight: 700 }]) {
    for (const text of TEXTS) {
      expect(Math.abs(measure(text, lettering) - drawn(text, lettering)), text).toBeLessThan(
        0.04 * lettering.size * text.length,
      );
    }
  }
});
