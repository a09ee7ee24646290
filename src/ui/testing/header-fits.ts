import i18next from 'i18next';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LESSONS } from '../../lessons/lessons.ts';
import { LANGUAGE_CODES } from '../locales/languages.ts';
import { type FixtureStore, fixtureStore } from './live-fixture.ts';
import { renderView } from './render-live.tsx';

/** What of the header is cut off, covered or beyond the page's edge, in words; nothing where all is well. */
function faults(): string[] {
  const found: string[] = [];
  const header = document.querySelector('header');
  const nav = header?.querySelector('nav');
  if (!header || !nav) return ['no header'];
  const edge = header.getBoundingClientRect();
  if (header.scrollWidth > header.clientWidth) found.push('the header scrolls');
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways');
  const seen = [...header.querySelectorAll<HTMLElement>('a, button, header > span, [data-testid="backend"]')];
  const boxes = seen
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
    .map((element) => ({
      name: element.textContent || element.ariaLabel || '',
      element,
      box: element.getBoundingClientRect(),
    }));
  for (const { name, element, box } of boxes) {
    if (box.left < edge.left || box.right > edge.right + 0.5) found.push(`${name} is beyond the edge`);
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      found.push(`${name} is cut off`);
    if (box.bottom > edge.bottom + 0.5) found.push(`${name} is below the header`);
    for (const other of boxes) {
      if (other.element === element || other.element.contains(element) || element.contains(other.element))
        continue;
      const apart =
        box.right <= other.box.left + 0.5 ||
        box.left >= other.box.right - 0.5 ||
        box.bottom <= other.box.top + 0.5 ||
        box.top >= other.box.bottom - 0.5;
      if (!apart) found.push(`${name} over ${other.name}`);
    }
  }
  const views = boxes.filter(({ element }) => nav.contains(element));
  if (views.length !== nav.querySelectorAll('a').length) found.push('a view is missing');
  return found;
}

/** Waits until the header has measured itself. */
const settled = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  });

const loading = { status: 'loading' as const, loadedBytes: 12_300_000, totalBytes: 28_400_000, attempt: 1 };

async function expectHeaderFits(store: FixtureStore, widths: readonly number[]): Promise<void> {
  for (const language of LANGUAGE_CODES) {
    await i18next.changeLanguage(language);
    for (const busy of [false, true]) {
      store.state.setState(({ parts }) => ({
        parts: { ...parts, text: busy ? loading : { status: 'ready' } },
      }));
      for (const width of widths) {
        await page.viewport(width, 720);
        await settled();
        expect(faults(), `${width} wide, ${language}, ${busy ? 'loading' : 'still'}`).toEqual([]);
      }
    }
  }
}

/** Tests that the header has no fault at those widths, in pixels, in every language, while something loads and not. */
export function testHeaderFits(widths: readonly number[]): void {
  it('shows all of itself at any width, in any language, loading or not', async () => {
    const store = fixtureStore();
    await renderView(store, 'glossary');
    await expect.element(page.getByRole('navigation')).toBeVisible();
    await expectHeaderFits(store, widths);
  });

  it('does so beside a lesson, with a newer version offered', async () => {
    const store = fixtureStore();
    await renderView(store, 'glossary');
    store.offline.state.setState({ newer: true });
    await expect.element(page.getByTestId('newer-version')).toBeVisible();
    location.hash = `#/lessons/${LESSONS[0]?.id}`;
    await expect.element(page.getByTestId('lesson-dock')).toBeVisible();
    location.hash = '#/glossary';
    await expectHeaderFits(store, widths);
  });
}
