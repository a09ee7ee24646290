import { beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '../engine-error.ts';
import type { Progress } from '../progress.ts';
import { readManifest } from './manifest.ts';
import { modelAddresses } from './model-addresses.ts';
import { keepModelFiles, loadModelFiles, type ModelFile } from './model-files.ts';
import { sha256 } from './sha256.ts';

const baseUrl = new URL('/model-files/', location.origin).href;
const addresses = modelAddresses(new URL('/', location.origin).href);
const listed = await readManifest(addresses, 'text');
const vocabulary = listed.find(({ path }) => path === 'text/vocab.json') as ModelFile;
/** Nothing listens on port 1, so the connection is refused. */
const NOWHERE = 'http://127.0.0.1:1/';

const problem = async (promise: Promise<unknown>) => {
  const error = await promise.then(() => null).catch((caught: unknown) => caught);
  return error instanceof EngineError ? { code: error.code, detail: error.detail } : error;
};

beforeEach(() => caches.delete('model-files'));

describe('loadModelFiles', () => {
  it('brings a file that passes its SHA-256 and reports its bytes', async () => {
    const seen: Progress[] = [];
    const [bytes] = await loadModelFiles([vocabulary], { baseUrl, onProgress: (p) => seen.push(p) });
    expect(bytes?.length).toBe(vocabulary.bytes);
    expect(await sha256(bytes ?? new Uint8Array())).toBe(vocabulary.sha256);
    expect(seen[0]?.loadedBytes).toBe(0);
    expect(seen.at(-1)).toEqual({ loadedBytes: vocabulary.bytes, totalBytes: vocabulary.bytes, attempt: 1 });
  });

  it('brings many in the order of the list, and reports what has come of all', async () => {
    const seen: Progress[] = [];
    const several = listed.filter(({ bytes }) => bytes < 3_000_000);
    expect(several.length).toBeGreaterThan(2);
    const loaded = await loadModelFiles(several, { baseUrl, onProgress: (p) => seen.push(p) });
    expect(loaded.map(({ length }) => length)).toEqual(several.map(({ bytes }) => bytes));
    const total = several.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(seen.at(-1)).toEqual({ loadedBytes: total, totalBytes: total, attempt: 1 });
    const sums = seen.map(({ loadedBytes }) => loadedBytes);
    expect(sums).toEqual(sums.toSorted((a, b) => a - b));
  });

  it('begins no other file once one has failed', async () => {
    const missing = { ...vocabulary, path: 'text/absent.json' };
    const files = [missing, missing, missing, vocabulary];
    expect(await problem(loadModelFiles(files, { baseUrl }))).toEqual({
      code: 'model-file-missing',
      detail: 'text/absent.json',
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await (await caches.open('model-files')).keys()).toHaveLength(0);
  });

  it('needs no network the second time', async () => {
    await loadModelFiles([vocabulary], { baseUrl });
    const [bytes] = await loadModelFiles([vocabulary], { baseUrl: NOWHERE, retryDelays: [] });
    expect(bytes?.length).toBe(vocabulary.bytes);
  });

  it('does not believe a cached file that has been tampered with', async () => {
    await loadModelFiles([vocabulary], { baseUrl });
    const cache = await caches.open('model-files');
    for (const key of await cache.keys()) await cache.put(key, new Response('tampered'));
    const [bytes] = await loadModelFiles([vocabulary], { baseUrl });
    expect(bytes?.length).toBe(vocabulary.bytes);
  });

  it('names a file whose content is wrong, and does not keep it', async () => {
    const wrong = { ...vocabulary, sha256: '0'.repeat(64) };
    const expected = { code: 'model-file-corrupt', detail: 'text/vocab.json' };
    expect(await problem(loadModelFiles([wrong], { baseUrl }))).toEqual(expected);
    expect(await (await caches.open('model-files')).keys()).toHaveLength(0);
  });

  it('names a file that is not there, without trying again', async () => {
    const missing = { ...vocabulary, path: 'text/absent.json' };
    const attempts = loadModelFiles([missing], { baseUrl, retryDelays: [1e9] });
    expect(await problem(attempts)).toEqual({ code: 'model-file-missing', detail: 'text/absent.json' });
  });

  it('falls back to the official address', async () => {
    const elsewhere = { ...vocabulary, path: 'text/absent.json', url: `${baseUrl}text/vocab.json` };
    const [bytes] = await loadModelFiles([elsewhere], { baseUrl });
    expect(bytes?.length).toBe(vocabulary.bytes);
  });

  it('says the network failed after its last attempt', async () => {
    const attempts = loadModelFiles([vocabulary], { baseUrl: NOWHERE, retryDelays: [1, 1] });
    expect(await problem(attempts)).toEqual({ code: 'model-file-network', detail: 'text/vocab.json' });
  });
});

describe('keepModelFiles', () => {
  it('puts what is not there yet where loading finds it without a network', async () => {
    expect(await keepModelFiles([vocabulary], { baseUrl })).toEqual([]);
    const [bytes] = await loadModelFiles([vocabulary], { baseUrl: NOWHERE, retryDelays: [] });
    expect(bytes?.length).toBe(vocabulary.bytes);
    // Nothing is asked for again.
    expect(await keepModelFiles([vocabulary], { baseUrl: NOWHERE, retryDelays: [] })).toEqual([]);
  });

  it('names what could not be kept and goes on with the rest', async () => {
    const absent = { ...vocabulary, path: 'text/absent.json' };
    expect(await keepModelFiles([absent, vocabulary], { baseUrl })).toEqual(['text/absent.json']);
    const wrong = { ...vocabulary, sha256: '0'.repeat(64) };
    expect(await keepModelFiles([wrong], { baseUrl })).toEqual([vocabulary.path]);
  });
});
