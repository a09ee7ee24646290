import { chromium } from 'playwright';
import { chromiumFlags, findChromium } from '../project/chromium.ts';
import { aptInstall } from './apt.ts';
import { local, run } from './command.ts';

/** Null when a Chromium starts here, otherwise why not. */
async function troubleStarting(): Promise<string | null> {
  try {
    const browser = await chromium.launch({ ...findChromium(), args: chromiumFlags });
    console.log(
      `Chromium ${browser.version()}: ${findChromium().executablePath ?? chromium.executablePath()}`,
    );
    await browser.close();
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? 'for an unknown reason';
  }
}

/**
 * Makes sure a Chromium starts: an installed one, else Playwright's own, else the distribution's package.
 *
 * @returns null, or why there is none.
 */
export async function installChromium(): Promise<string | null> {
  let trouble = await troubleStarting();
  if (trouble === null) return null;
  console.log(`No Chromium starts here yet (${trouble}). Downloading Playwright's.`);
  await run(local('playwright/cli.js', 'install', 'chromium'), {
    limitSeconds: 240,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  });
  trouble = await troubleStarting();
  if (trouble === null) return null;
  console.log(`Playwright's Chromium does not start (${trouble}). Installing the distribution's.`);
  await aptInstall(['chromium']);
  return troubleStarting();
}
