import { test as base, expect } from '@playwright/test';
import { LivePage } from './live-page.ts';

interface Fixtures {
  /** Fails the test when anything was asked of another origin. Automatic: no test goes without it. */
  staysHome: undefined;
  live: LivePage;
}

/** Addresses that stay inside the browser. */
const INSIDE = /^(data|blob|about|chrome|devtools):/;

export const test = base.extend<Fixtures>({
  staysHome: [
    async ({ context, baseURL }, use) => {
      const foreign = new Set<string>();
      const home = new URL(baseURL ?? '').origin;
      const look = (address: string) => {
        if (INSIDE.test(address)) return;
        if (new URL(address).origin.replace(/^ws/, 'http') !== home) foreign.add(address);
      };
      context.on('request', (request) => look(request.url()));
      context.on('page', (page) => page.on('websocket', (socket) => look(socket.url())));
      // A site that has lost a model file asks the file's official address; here none is known, so that the rule
      // "nothing from another origin" has no exception in any test.
      await context.route('**/models/manifest.json', async (route) => {
        const response = await route.fetch();
        const files = (await response.json()) as { url?: string }[];
        await route.fulfill({ response, json: files.map(({ url: _, ...file }) => file) });
      });
      await use(undefined);
      // A request may still be on its way when the page is closed.
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      expect([...foreign], 'requests to another origin').toEqual([]);
    },
    { auto: true },
  ],
  live: async ({ page }, use) => {
    await use(new LivePage(page));
  },
});

export { expect };
