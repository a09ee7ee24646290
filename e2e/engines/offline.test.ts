import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../../scripts/engines/engine.ts';
import { inProject } from '../../scripts/project/project.ts';
import { addressesOf, serveBuilt } from '../../scripts/serve/serve.ts';
import { inEachEngine } from './each-engine.ts';
import { isThere, openApp, sentimentOf, sentimentOfSentence } from './live-tab.ts';

/** A host of its own, so that it can go away. */
let folder = '';
let server: Awaited<ReturnType<typeof serveBuilt>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbr-host-'));
  await cp(inProject('dist'), folder, { recursive: true });
  server = await serveBuilt({ port: 0, folder });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

inEachEngine((visit) => {
  it('works without its host after one visit', async () => {
    const { tab } = visit;
    const [address = ''] = addressesOf(server);
    await openApp(tab, address);
    await until('a prediction', () => sentimentOf(tab));
    await tab.click('[data-testid="about"]');
    await until('everything to be kept', () =>
      isThere(tab, '[data-testid="offline"]:is([data-status="ready"], [data-status="incomplete"])'),
    );
    await server.close();
    expect(await sentimentOfSentence(tab, address, 'I absolutely loved this film.')).toBeGreaterThan(1);
    await openApp(tab, address, '#/train');
    await until('the Train view', () => isThere(tab, '[data-testid="train-start"]'));
  });
});
