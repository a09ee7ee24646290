import { startChromium } from '../engines/chromium.ts';
import { type Engine, type EngineName, until } from '../engines/engine.ts';
import { startFirefox } from '../engines/firefox.ts';
import { installEngines } from '../engines/install-engines.ts';
import { startWebKit } from '../engines/webkit.ts';
import { BenchError, withServedApp } from './open-app.ts';
import { percentile, round, watchFrames } from './watch-frames.ts';

export interface EngineResult {
  browser: EngineName;
  version: string;
  backend: string;
  predictionsPerSecond: number;
  windowToScreenP95Ms: number;
  /** Main thread; null where the browser does not tell of long tasks. */
  longestTaskMs: number | null;
}

const SETTLE_MS = 5_000;

async function start(name: EngineName): Promise<Engine> {
  if (name === 'chromium') return startChromium();
  const { firefox, webkit } = await installEngines();
  if (name === 'firefox' && firefox) return startFirefox(firefox);
  if (name === 'webkit' && webkit) return startWebKit(webkit);
  throw new BenchError(`There is no ${name} here, and none could be installed.`);
}

/**
 * Live use in any browser: the sample session of a first visit plays, since not every browser has devices here.
 * Measured in the same way in each, so that they can be compared.
 */
export function measureLiveIn(name: EngineName, seconds: number): Promise<EngineResult> {
  return withServedApp(async (address) => {
    const engine = await start(name);
    try {
      const tab = await engine.open();
      await tab.goto(`${address}?backend=wasm`);
      // The TypeScript runner wraps named functions in a helper that pages do not have.
      await tab.evaluate(new Function('globalThis.__name ??= (named) => named') as () => void, null);
      await until('a prediction', () =>
        tab.evaluate(() => (window.dbrLive?.().state.prediction ? true : null), null),
      );
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      const watched = await tab.evaluate(watchFrames, seconds);
      const backend = await tab.evaluate(
        () => document.querySelector('[data-testid="backend"]')?.textContent ?? '',
        null,
      );
      return {
        browser: name,
        version: engine.version,
        backend,
        predictionsPerSecond: round(watched.predictions / watched.seconds, 2),
        windowToScreenP95Ms: round(percentile(watched.latenciesMs, 0.95), 0),
        longestTaskMs: watched.longestTaskMs === null ? null : round(watched.longestTaskMs, 0),
      };
    } finally {
      await engine.close();
    }
  });
}
