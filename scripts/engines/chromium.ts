import { chromium } from 'playwright';
import { chromiumFlags, findChromium } from '../project/chromium.ts';
import { type Engine, type Tab, WINDOW } from './engine.ts';

/** The browser that all other tests run in: what the others are measured against. */
export async function startChromium(): Promise<Engine> {
  const browser = await chromium.launch({ ...findChromium(), args: chromiumFlags });
  return {
    name: 'chromium',
    version: browser.version(),
    close: () => browser.close(),
    async open(): Promise<Tab> {
      const context = await browser.newContext({ viewport: WINDOW });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      return {
        goto: async (address) => void (await page.goto(address)),
        // The function's own type is the page's: only its source goes there.
        evaluate: (work, argument) => page.evaluate(work as never, argument) as never,
        click: (selector) => page.click(selector),
        async enter(selector, text) {
          await page.fill(selector, text);
          await page.press(selector, 'Enter');
        },
        chooseFiles: (selector, paths) => page.setInputFiles(selector, paths),
        troubles: () => troubles,
        close: () => context.close(),
      };
    },
  };
}
