import { type Engine, type EngineName, until } from '../engines/engine.ts';
import { installEngines } from '../engines/install-engines.ts';
import { starterOf } from '../engines/start-engine.ts';
import { BenchError, withServedApp } from './open-app.ts';
import { figuresOf, type LiveFigures, SETTLE_MS, watchFrames } from './watch-frames.ts';

export interface EngineResult extends LiveFigures {
  browser: EngineName;
  version: string;
  backend: string;
}

async function start(name: EngineName): Promise<Engine> {
  const programs = name === 'chromium' ? { firefox: null, webkit: null } : await installEngines();
  const starter = starterOf(name, programs);
  if (!starter) throw new BenchError(`There is no ${name} here, and none could be installed.`);
  return starter();
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
        ...figuresOf(watched),
      };
    } finally {
      await engine.close();
    }
  });
}
