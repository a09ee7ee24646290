import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** What marks stand at and what the words beside them say, read in one frame. */
interface Frame {
  pairs: Record<string, [mark: number, said: number]>;
  /** All that moves: to tell whether anything did. */
  places: string;
}

/** A number is said with one decimal, or with two: what it leaves out lies between it and its mark. */
const ROUNDING = { needle: 0.05, language: 0.05, acoustic: 0.05, visual: 0.05, knob: 0.005, flow: 0.1 };
const APART = 0.05;

async function frames(page: Page, count: number): Promise<Frame[]> {
  return page.evaluate(async (wanted) => {
    const number = (text: string | null | undefined) =>
      Number((text ?? '').replace('−', '-').replace(/[^\d.-]/g, ''));
    const attribute = (selector: string, name = 'transform') =>
      document.querySelector(selector)?.getAttribute(name) ?? '';
    const first = (text: string) => Number(/\((-?[\d.e-]+)/.exec(text)?.[1]);
    const read = (): Frame => {
      const said = number(document.querySelector('[data-testid="sentiment"]')?.textContent);
      const pairs: Frame['pairs'] = {};
      // Another session begins without an answer.
      if (!document.querySelector('[data-needle]')) return { pairs, places: '' };
      pairs.needle = [(first(attribute('[data-needle]')) / 90) * 3, said];
      pairs.flow = [number(document.querySelector('[data-result]')?.textContent?.replace('ŷ', '')), said];
      for (const modality of ['language', 'acoustic', 'visual']) {
        const dot = document.querySelector(`[data-dot="${modality}"]`);
        const track = dot?.parentElement?.querySelector('path[d^="M"][d*="H"]')?.getAttribute('d') ?? '';
        const [, left, right] = /^M([\d.]+),0H([\d.]+)/.exec(track) ?? [];
        const words = document.querySelector(`[data-said="${modality}"]`)?.textContent;
        if (!dot || !words || left === undefined) continue;
        const x = first(dot.getAttribute('transform') ?? '');
        pairs[modality] = [((x - Number(left)) / (Number(right) - Number(left))) * 6 - 3, number(words)];
      }
      const width = Number(attribute('[data-testid="balance"] svg', 'width'));
      const knob = first(attribute('[data-part="knob"]'));
      const beta = document.querySelector('[data-part="beta"]')?.textContent;
      if (width > 0) pairs.knob = [((knob - 8) / (width - 16)) * 2 - 1, number(beta?.replace('β', ''))];
      return { pairs, places: JSON.stringify(pairs) };
    };
    const all: Frame[] = [];
    while (all.length < wanted) {
      // After the page's own frame callbacks: what is about to be seen.
      await new Promise((resolve) => requestAnimationFrame(() => queueMicrotask(() => resolve(null))));
      all.push(read());
    }
    return all;
  }, count);
}

function expectTogether(all: readonly Frame[]): void {
  for (const { pairs } of all) {
    for (const [name, [mark, said]] of Object.entries(pairs)) {
      const limit = APART + ROUNDING[name as keyof typeof ROUNDING];
      expect(
        Math.abs(Math.min(3, Math.max(-3, mark)) - said),
        `${name}: ${mark} and ${said}`,
      ).toBeLessThanOrEqual(limit);
    }
  }
}

const moved = (all: readonly Frame[]) => new Set(all.map(({ places }) => places)).size;

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('marks move with the numbers they stand for, on a slow machine too; with reduced motion none glides', {
  tag: '@long',
}, async ({ live, page }) => {
  await live.open();
  await live.expectPrediction();
  await page.getByTestId('sample-sarcastic').click();
  await expect(page.locator('[data-said="language"]')).toBeVisible();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  let seen: Frame[] = [];
  await expect
    .poll(async () => {
      const now = await frames(page, 40);
      expectTogether(now);
      seen = [...seen, ...now];
      return moved(seen);
    })
    .toBeGreaterThan(20);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await live.pause();
  await live.logitOf('Terrible.');
  expectTogether(await frames(page, 5));
});
