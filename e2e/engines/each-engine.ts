import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ENGINE_NAMES, type Engine, type EngineName, type Tab } from '../../scripts/engines/engine.ts';
import { starterOf } from '../../scripts/engines/start-engine.ts';
import { foreignRequests } from './live-tab.ts';

/** Chromium is what all other tests run in. */
const OTHERS = ENGINE_NAMES.filter((name) => name !== 'chromium');

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
export function inEachEngine(tests: (visit: Visit, name: EngineName) => void): void {
  for (const name of OTHERS) {
    const start = starterOf(name, inject('engines'));
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
