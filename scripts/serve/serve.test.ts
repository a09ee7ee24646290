import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { securityHeaders } from './security-headers.ts';
import { addressesOf, serveBuilt } from './serve.ts';

let folder = '';
let server: Awaited<ReturnType<typeof serveBuilt>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbr-served-'));
  await writeFile(join(folder, 'part.worker.js'), 'self.close();');
  server = await serveBuilt({ port: 0, folder });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

it('every answer carries every header, "304 Not Modified" as well', async () => {
  const address = `${addressesOf(server)[0]}part.worker.js`;
  const first = await fetch(address);
  const again = await fetch(address, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
  expect([first.status, again.status]).toEqual([200, 304]);
  for (const answer of [first, again])
    for (const [name, value] of Object.entries(securityHeaders()))
      expect(answer.headers.get(name)).toBe(value);
});
