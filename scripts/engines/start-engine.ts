import { startChromium } from './chromium.ts';
import type { Engine, EngineName } from './engine.ts';
import { startFirefox } from './firefox.ts';
import type { Engines } from './install-engines.ts';
import { startWebKit } from './webkit.ts';

/** What starts a browser; null where it is not installed. */
export function starterOf(name: EngineName, { firefox, webkit }: Engines): (() => Promise<Engine>) | null {
  switch (name) {
    case 'chromium':
      return startChromium;
    case 'firefox':
      return firefox ? () => startFirefox(firefox) : null;
    case 'webkit':
      return webkit ? () => startWebKit(webkit) : null;
  }
}
