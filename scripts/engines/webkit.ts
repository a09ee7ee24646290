import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, By, Capabilities, Key, until as met, type WebDriver } from 'selenium-webdriver';
import { type Engine, type Tab, until, WINDOW } from './engine.ts';

/** The window's own bars are part of its size. */
const BARS = 80;
const STEP_MILLISECONDS = 120_000;

export interface WebKitPrograms {
  driver: string;
  browser: string;
  screen: string;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** WebKitGTK's MiniBrowser over WebDriver, on a screen that nobody sees. */
export async function startWebKit({ driver, browser, screen }: WebKitPrograms): Promise<Engine> {
  const programs: ChildProcess[] = [];
  const display = `:${90 + (process.pid % 900)}`;
  programs.push(spawn(screen, [display, '-screen', '0', '1700x1200x24'], { stdio: 'ignore' }));
  const port = await freePort();
  programs.push(
    spawn(driver, [`--port=${port}`], {
      stdio: 'ignore',
      // Its sandbox cannot be set up by root; what it loads here is this app.
      env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    }),
  );
  const server = `http://127.0.0.1:${port}`;
  await until('WebKitWebDriver to answer', () =>
    fetch(`${server}/status`).then(
      (response) => response.ok,
      () => false,
    ),
  );
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  });
  let version = '';
  return {
    name: 'webkit',
    get version() {
      return version;
    },
    async close() {
      for (const program of programs) program.kill();
    },
    async open() {
      const page = await new Builder().usingServer(server).withCapabilities(capabilities).build();
      version = String((await page.getCapabilities()).get('browserVersion') ?? '');
      await page.manage().setTimeouts({ script: STEP_MILLISECONDS, pageLoad: STEP_MILLISECONDS });
      await page
        .manage()
        .window()
        .setRect({ ...WINDOW, height: WINDOW.height + BARS });
      return tabOf(page);
    },
  };
}

function tabOf(page: WebDriver): Tab {
  const find = async (selector: string) => {
    const element = await page.wait(met.elementLocated(By.css(selector)), STEP_MILLISECONDS);
    await page.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
    return page.wait(met.elementIsVisible(element), STEP_MILLISECONDS);
  };
  return {
    goto: (address) => page.get(address),
    async evaluate(work, argument) {
      const { value, thrown } = (await page.executeAsyncScript(
        `const done = arguments[arguments.length - 1];
         new Promise((resolve) => resolve((${work})(arguments[0])))
           .then((value) => done({ value }), (error) => done({ thrown: String(error) }));`,
        argument,
      )) as { value: never; thrown?: string };
      if (thrown !== undefined) throw new Error(thrown);
      return value;
    },
    click: async (selector) => (await find(selector)).click(),
    async enter(selector, text) {
      const element = await find(selector);
      await element.clear();
      await element.sendKeys(text, Key.ENTER);
    },
    async chooseFiles(selector, paths) {
      const input = await page.wait(met.elementLocated(By.css(selector)), STEP_MILLISECONDS);
      await input.sendKeys(paths.join('\n'));
    },
    // WebDriver tells of neither; what the page itself says went wrong is looked at instead.
    troubles: () => [],
    close: () => page.quit(),
  };
}
