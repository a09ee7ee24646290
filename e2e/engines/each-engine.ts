import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Engine, EngineName, Tab } from '../../scripts/engines/engine.ts';
import { startFirefox } from '../../scripts/engines/firefox.ts';
import { startWebKit } from '../../scripts/engines/webkit.ts';
import { foreignRequests } from './live-tab.ts';

const { firefox, webkit } = inject('engines');

const ENGINES: Record<Exclude<EngineName, 'chromium'>, (() => Promise<Engine>) | null> = {
  firefox: firefox ? () => startFirefox(firefox) : null,
  webkit: webkit ? () => startWebKit(webkit) : null,
};

/** What a test of any browser has: the browser, a fresh tab of it, and a say in what counts as trouble. */
export interface Visit {
  readonly engine: Engine;
  readonly tab: Tab;
  /** Errors that the test provokes on purpose. */
  expectTrouble(kind: RegExp): void;
}

/**
 * The same tests in each of the other browsers. Each test has a tab of its own, and fails when its page logs an error or
 * asks another origin for anything.
 */
export function inEachEngine(tests: (visit: Visit, name: keyof typeof ENGINES) => void): void {
  for (const [name, start] of Object.entries(ENGINES) as [keyof typeof ENGINES, () => Promise<Engine>][]) {
    if (!start) {
      console.log(
        `Skipped: ${name} is not installed, and could not be (see scripts/engines/install-engines.ts).`,
      );
      describe.skip(name, () => it('is not installed', () => undefined));
      continue;
    }
    describe(name, () => {
      let engine: Engine;
      let tab: Tab;
      let provoked: RegExp[] = [];
      beforeAll(async () => {
        engine = await start();
      });
      afterAll(() => engine?.close());
      beforeEach(async () => {
        provoked = [];
        tab = await engine.open();
      });
      afterEach(async () => {
        const troubles = tab.troubles().filter((text) => !provoked.some((kind) => kind.test(text)));
        expect(troubles, 'errors of the page or its console').toEqual([]);
        expect(await foreignRequests(tab), 'requests to another origin').toEqual([]);
        await tab.close();
      });
      tests(
        {
          get engine() {
            return engine;
          },
          get tab() {
            return tab;
          },
          expectTrouble: (kind) => void provoked.push(kind),
        },
        name,
      );
    });
  }
}
