import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { VIEW_IDS } from '../src/ui/link/view-ids.ts';
import { expect, test } from './fixtures.ts';

/** Opens a view of the page that is there, and waits until it shows itself. */
async function openView(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${id}`);
  await expect(page.locator('nav a[aria-current]')).toHaveAttribute('href', `#/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  if (id !== 'laboratory') return;
  // Charts are made where they are looked at.
  await page.getByTestId('lab-section-evidence').scrollIntoViewIfNeeded();
  await expect(page.getByTestId('heatmap')).toBeVisible();
}

/** Numbers every control that can be reached by Tab, and tells how many there are. */
async function numberControls(page: Page): Promise<number> {
  return page.evaluate(() => {
    const candidates = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    );
    // Of a group of radio buttons the browser reaches one.
    const radios = new Set<string>();
    const reached = [...candidates].filter((element) => {
      if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility()) return false;
      // Guards at the ends of what lies over the page.
      if (element.matches('[data-floating-ui-focus-guard], [aria-hidden="true"]')) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      const first = !radios.has(element.name);
      radios.add(element.name);
      return first;
    });
    for (const [index, element] of reached.entries()) element.dataset.control = String(index);
    return reached.length;
  });
}

/** The number of the focused control, and whether one can see that it is focused. */
async function focused(page: Page): Promise<{ control: string | null; what: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body)
      return { control: null, what: 'body', visible: true };
    const group = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null;
    const numbered = group ? document.querySelector<HTMLElement>(`[data-control][name="${group}"]`) : element;
    // The outline may be that of the control's own frame, or of a sign drawn in its place.
    const frames = [element, element.parentElement, element.nextElementSibling].filter((one) => one !== null);
    const visible = frames.some((frame) => {
      const { outlineStyle, boxShadow, borderColor } = getComputedStyle(frame);
      return outlineStyle !== 'none' || boxShadow !== 'none' || borderColor === 'var(--focus)';
    });
    return { control: numbered?.dataset.control ?? null, what: element.outerHTML.slice(0, 160), visible };
  });
}

/** Goes through the page by Tab: every control is reached, seen to be focused, and left again. */
async function expectKeyboardReachesAll(page: Page): Promise<void> {
  const count = await numberControls(page);
  expect(count).toBeGreaterThan(5);
  const left = new Set(Array.from({ length: count }, (_, index) => String(index)));
  const unseen: string[] = [];
  let stuck = 0;
  let last = '';
  for (let press = 0; press < 2 * count + 20 && left.size > 0; press++) {
    await page.keyboard.press('Tab');
    const { control, what, visible } = await focused(page);
    if (!visible) unseen.push(what);
    stuck = what === last ? stuck + 1 : 0;
    expect(stuck, `trapped at ${what}`).toBeLessThan(4);
    last = what;
    if (control) left.delete(control);
  }
  expect(unseen, 'focused without a sign of it').toEqual([]);
  const missed = await page.evaluate(
    (numbers) =>
      numbers.map(
        (number) => document.querySelector(`[data-control="${number}"]`)?.outerHTML.slice(0, 160) ?? null,
      ),
    [...left],
  );
  // What went away meanwhile could not be reached.
  expect(
    missed.filter((html) => html !== null),
    'not reached',
  ).toEqual([]);
}

test('every view can be used by the keyboard alone', { tag: '@long' }, async ({ live, page }) => {
  await live.open();
  await live.expectPrediction();
  await live.pause();
  for (const id of VIEW_IDS) {
    await test.step(id, async () => {
      await openView(page, id);
      await expectKeyboardReachesAll(page);
    });
  }
});

for (const language of ['en', 'zh'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

      test('no view has a serious accessibility fault', { tag: '@long' }, async ({ live, page }) => {
        await live.open(`#/live?lang=${language}`);
        await live.expectPrediction();
        await page.getByRole('button', { name: language === 'en' ? 'Pause' : '暂停', exact: true }).click();
        for (const id of VIEW_IDS) {
          await openView(page, id);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          expect(
            serious.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`),
            id,
          ).toEqual([]);
        }
      });
    });
  }
}

test('text at twice its size loses nothing and asks for no sideways scrolling', { tag: '@long' }, async ({
  live,
  page,
}) => {
  // What a browser at 200 % makes of a window of 1280 by 900, and a phone whose text is twice as large.
  for (const { width, height, text } of [
    { width: 640, height: 450, text: '100%' },
    { width: 1440, height: 900, text: '200%' },
    { width: 390, height: 844, text: '200%' },
  ]) {
    await page.setViewportSize({ width, height });
    await live.open();
    await live.expectPrediction();
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, text);
    for (const id of VIEW_IDS) {
      await openView(page, id);
      const beyond = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect
        .poll(beyond, { message: `pixels beyond the right edge: ${id}, ${width} wide, text at ${text}` })
        .toBeLessThanOrEqual(0);
    }
  }
});
