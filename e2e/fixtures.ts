import { test as base, expect } from '@playwright/test';
import { securityHeaders } from '../scripts/serve/security-headers.ts';
import { TOUR_SEEN } from '../src/ui/tour/tour-seen.ts';
import { LivePage } from './live-page.ts';

interface Options {
  /** A test that breaks the policy on purpose says so. */
  provokesPolicy: boolean;
  /** The tour of a first visit is shown; other tests begin as somebody who has seen it. */
  seesTour: boolean;
}

interface Fixtures {
  /** Fails the test when anything was asked of another origin. Automatic: no test goes without it. */
  staysHome: undefined;
  /** Fails the test when a page came without its policy or broke it. Automatic likewise. */
  keepsPolicy: undefined;
  /** Automatic likewise. */
  knowsTour: undefined;
  live: LivePage;
}

/** Addresses that stay inside the browser. */
const INSIDE = /^(data|blob|about|chrome|devtools):/;

export const test = base.extend<Options & Fixtures>({
  provokesPolicy: [false, { option: true }],
  seesTour: [false, { option: true }],
  knowsTour: [
    async ({ context, seesTour }, use) => {
      if (!seesTour) await context.addInitScript((key) => localStorage.setItem(key, 'seen'), TOUR_SEEN);
      await use(undefined);
    },
    { auto: true },
  ],
  staysHome: [
    async ({ context, baseURL }, use) => {
      const foreign = new Set<string>();
      const home = new URL(baseURL ?? '').origin;
      const look = (address: string) => {
        if (INSIDE.test(address)) return;
        if (new URL(address).origin.replace(/^ws/, 'http') !== home) foreign.add(address);
      };
      context.on('request', (request) => look(request.url()));
      // What the page's policy refuses never left; `keepsPolicy` tells of it.
      context.on('requestfailed', (request) => {
        if (request.failure()?.errorText === 'csp') foreign.delete(request.url());
      });
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
  keepsPolicy: [
    async ({ context, baseURL, provokesPolicy }, use) => {
      const troubles = new Set<string>();
      const home = new URL(baseURL ?? '').origin;
      context.on('response', async (response) => {
        const isPage = response.request().isNavigationRequest() && response.ok();
        if (!isPage || new URL(response.url()).origin !== home) return;
        const headers = response.headers();
        for (const [name, value] of Object.entries(securityHeaders())) {
          if (headers[name.toLowerCase()] !== value) troubles.add(`${response.url()} came without ${name}`);
        }
      });
      // Chromium says so in the console, of pages and of workers, whatever the code around makes of it.
      context.on('console', (message) => {
        const breach = /Content Security Policy|Permissions policy/i.test(message.text());
        if (breach && !provokesPolicy) troubles.add(message.text());
      });
      await use(undefined);
      expect([...troubles], 'pages without their policy, and breaches of it').toEqual([]);
    },
    { auto: true },
  ],
  live: async ({ page }, use) => {
    await use(new LivePage(page));
  },
});

export { expect };
