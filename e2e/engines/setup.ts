import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Engines, installEngines } from '../../scripts/engines/install-engines.ts';
import { inProject } from '../../scripts/project/project.ts';
import { addressesOf, serveBuilt } from '../../scripts/serve/serve.ts';

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
  const folder = await siteWithoutAddresses();
  const server = await serveBuilt({ port: 0, folder });
  const [address] = addressesOf(server);
  if (!address) throw new Error('The server of the built app has no address.');
  project.provide('address', address);
  project.provide('engines', await installEngines());
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

/**
 * A copy of the built app that knows no official address of a model file: one that this checkout lacks is missing, and
 * not asked of anybody else.
 */
async function siteWithoutAddresses(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dbr-engines-'));
  await cp(inProject('dist'), folder, { recursive: true });
  const manifest = join(folder, 'models/manifest.json');
  const files = JSON.parse(await readFile(manifest, 'utf8')) as { url?: string }[];
  await writeFile(manifest, JSON.stringify(files.map(({ url: _, ...file }) => file)));
  return folder;
}
