import { existsSync } from 'node:fs';
import { aptInstall } from '../test/apt.ts';

/** Where Debian puts them. */
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const WEBKIT = {
  driver: ['/usr/bin/WebKitWebDriver'],
  browser: ['4.1', '6.0', '4.0'].map(
    (version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
  ),
  screen: ['/usr/bin/Xvfb'],
};
const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];

const found = (paths: readonly string[]) => paths.find((path) => existsSync(path)) ?? null;

export interface Engines {
  firefox: string | null;
  webkit: { driver: string; browser: string; screen: string } | null;
}

function installed(): Engines {
  const [driver, browser, screen] = [found(WEBKIT.driver), found(WEBKIT.browser), found(WEBKIT.screen)];
  return {
    firefox: found(FIREFOX),
    webkit: driver && browser && screen ? { driver, browser, screen } : null,
  };
}

/** The other browsers' programs: installed ones, else Debian's packages where this may install any. */
export async function installEngines(): Promise<Engines> {
  const here = installed();
  if (here.firefox && here.webkit) return here;
  console.log(`Installing ${PACKAGES.join(', ')}.`);
  await aptInstall(PACKAGES);
  return installed();
}
