import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { inProject } from '../../scripts/project.ts';
import { addressesOf, serveBuilt } from '../../scripts/serve.ts';
import { bringEngines, type Engines } from '../../scripts/test/bring-engines.ts';

declare module 'vitest' {
  interface ProvidedContext {
    address: string;
    engines: Engines;
  }
}

/** Serves the built app for all tests, and finds the browsers. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(inProject('dist/index.html'))) {
    throw new Error('There is no built app to test: run "npx vite build" (npm run test:browsers does).');
  }
  const server = await serveBuilt({ port: 0 });
  const [address] = addressesOf(server);
  if (!address) throw new Error('The server of the built app has no address.');
  project.provide('address', address);
  project.provide('engines', await bringEngines());
  return () => server.close();
}
