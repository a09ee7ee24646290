import puppeteer, { type ElementHandle } from 'puppeteer-core';
import { type Engine, type Tab, WINDOW } from './engine.ts';

/** A moving picture and a tone in place of devices, and no question about them. */
const FAKE_DEVICES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
};

/** What the face model's library writes as errors without any fault. */
const HARMLESS = /TensorFlow Lite|gl_context|OpenGL|face_landmarker/;

/** Firefox over WebDriver BiDi. */
export async function startFirefox(executablePath: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: FAKE_DEVICES,
  });
  return {
    name: 'firefox',
    version: await browser.version(),
    close: () => browser.close(),
    async open(): Promise<Tab> {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(WINDOW);
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error instanceof Error ? error.message : String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !HARMLESS.test(message.text())) troubles.push(message.text());
      });
      return {
        goto: async (address) => void (await page.goto(address)),
        evaluate: (work, argument) => page.evaluate(work as never, argument as never) as never,
        click: async (selector) => {
          await page.waitForSelector(selector, { visible: true });
          await page.click(selector);
        },
        async enter(selector, text) {
          await page.waitForSelector(selector, { visible: true });
          await page.click(selector, { count: 3 });
          await page.keyboard.type(text);
          await page.keyboard.press('Enter');
        },
        async chooseFiles(selector, paths) {
          const input = await page.waitForSelector(selector);
          await (input as ElementHandle<HTMLInputElement>).uploadFile(...paths);
        },
        troubles: () => troubles,
        close: () => context.close(),
      };
    },
  };
}
