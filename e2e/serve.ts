import { existsSync } from 'node:fs';
import { inProject } from '../scripts/project.ts';
import { addressesOf, serveBuilt } from '../scripts/serve.ts';

/** Serves the built app for all specs, on any free port, in the environment variable `DBR_E2E_URL`. */
export default async function serve(): Promise<() => Promise<void>> {
  if (!existsSync(inProject('dist/index.html'))) {
    throw new Error('There is no built app to test: run "npx vite build" (npm test does).');
  }
  const server = await serveBuilt({ port: 0 });
  process.env.DBR_E2E_URL = addressesOf(server)[0];
  return () => server.close();
}
