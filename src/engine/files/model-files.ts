import { EngineError } from '../engine-error.ts';
import type { Progress } from '../progress.ts';
import { download } from './download.ts';
import { sha256 } from './sha256.ts';

/** One outside model file as models/manifest.json lists it. `path` is relative to `model-files/`. */
export interface ModelFile {
  path: string;
  bytes: number;
  sha256: string;
  /** Official address, asked only when this site does not have the file. */
  url?: string | undefined;
}

export interface ModelFilesOptions {
  /** Absolute address of the folder of model files, with the slash at the end. */
  baseUrl: string;
  onProgress?: (progress: Progress) => void;
  /** Waits before the second, third, ... attempt at an address that did not answer, in milliseconds. */
  retryDelays?: readonly number[];
}

const CACHE_NAME = 'model-files';

/** So many at a time: while one is checked and kept, the next ones come. */
const LANES = 3;

/**
 * Brings model files, begun in the order given: from Cache Storage, else this site, else the official address.
 * Every file is checked against its SHA-256, also when it comes from the cache.
 *
 * @returns the files' bytes, in the same order
 * @throws EngineError `model-file-missing`, `model-file-corrupt` or `model-file-network`, naming the file.
 */
export async function loadModelFiles(
  files: readonly ModelFile[],
  options: ModelFilesOptions,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const loadedBytes = files.map(() => 0);
  const loaded: Uint8Array<ArrayBuffer>[] = [];
  const waiting = [...files.entries()];

  async function load(index: number, file: ModelFile): Promise<void> {
    const report = (bytes: number, attempt: number) => {
      loadedBytes[index] = bytes;
      const sum = loadedBytes.reduce((all, more) => all + more, 0);
      options.onProgress?.({ loadedBytes: sum, totalBytes, attempt });
    };
    report(0, 1);
    loaded[index] = (await fromCache(file)) ?? (await fromAddresses(file, options, report));
    report(file.bytes, 1);
  }

  async function lane(): Promise<void> {
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) await load(...next);
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  return loaded;
}

/**
 * Puts model files that are not in Cache Storage yet there, one after the other, so that they are at hand without a
 * network. Nothing is read that is there already: `loadModelFiles` checks what it takes out.
 *
 * @returns the paths that could not be kept
 */
export async function keepModelFiles(
  files: readonly ModelFile[],
  options: ModelFilesOptions,
): Promise<string[]> {
  const cache = await openCache();
  const isKept = async (file: ModelFile) => (await cache?.match(cacheKey(file))) !== undefined;
  const missing: string[] = [];
  for (const file of files) {
    if (await isKept(file)) continue;
    await fromAddresses(file, options, () => {}).catch(() => undefined);
    // Also when it came: a full disk takes nothing in.
    if (!(await isKept(file))) missing.push(file.path);
  }
  return missing;
}

/** What of model files is not in Cache Storage and would have to be downloaded, in bytes. */
export async function bytesToLoad(files: readonly ModelFile[]): Promise<number> {
  const cache = await openCache();
  const bytes = await Promise.all(
    files.map(async (file) => ((await cache?.match(cacheKey(file))) ? 0 : file.bytes)),
  );
  return bytes.reduce((sum, more) => sum + more, 0);
}

async function fromAddresses(
  file: ModelFile,
  options: ModelFilesOptions,
  report: (bytes: number, attempt: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const addresses = [new URL(file.path, options.baseUrl).href, ...(file.url ? [file.url] : [])];
  const failures: EngineError[] = [];
  for (const address of addresses) {
    try {
      const bytes = await download(address, {
        name: file.path,
        onProgress: ({ loadedBytes, attempt }) => report(Math.min(loadedBytes, file.bytes), attempt),
        ...(options.retryDelays && { retryDelays: options.retryDelays }),
      });
      await check(file, bytes, new URL(address).origin === location.origin);
      await toCache(file, bytes);
      return bytes;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      failures.push(error);
    }
  }
  // A wrong file says more than an absent one; otherwise this site's own answer is what can be acted on.
  const told = failures.find(({ code }) => code === 'model-file-corrupt') ?? failures[0];
  throw told ?? new EngineError('model-file-missing', file.path);
}

/**
 * Web Crypto exists in secure contexts only. Without it a file of this site is as trustworthy as the page that
 * asks for it, and only its size is checked; a file from elsewhere is refused.
 */
async function check(file: ModelFile, bytes: Uint8Array<ArrayBuffer>, sameOrigin: boolean): Promise<void> {
  if (bytes.length !== file.bytes) throw new EngineError('model-file-corrupt', file.path);
  const hash = await sha256(bytes);
  const verified = hash === null ? sameOrigin : hash === file.sha256;
  if (!verified) throw new EngineError('model-file-corrupt', file.path);
}

/** The hash is part of the key, so that a new release of a file never meets the old one. */
const cacheKey = (file: ModelFile) =>
  new URL(`/${CACHE_NAME}-cache/${file.path}?${file.sha256}`, location.origin).href;

/** A cache that is there is open in a moment. */
const OPEN_MILLISECONDS = 4000;

/**
 * Private windows and full disks refuse Cache Storage, and a damaged profile never answers; the file then comes over
 * the network each time.
 */
async function openCache(): Promise<Cache | null> {
  if (typeof caches === 'undefined') return null;
  const opened = caches.open(CACHE_NAME).catch(() => null);
  return Promise.race([
    opened,
    new Promise<null>((resolve) => setTimeout(() => resolve(null), OPEN_MILLISECONDS)),
  ]);
}

async function fromCache(file: ModelFile): Promise<Uint8Array<ArrayBuffer> | null> {
  const cache = await openCache();
  const stored = await cache?.match(cacheKey(file));
  if (!cache || !stored) return null;
  const bytes = new Uint8Array(await stored.arrayBuffer());
  if ((await sha256(bytes)) === file.sha256) return bytes;
  await cache.delete(cacheKey(file));
  return null;
}

async function toCache(file: ModelFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const cache = await openCache();
  await cache?.put(cacheKey(file), new Response(bytes)).catch(() => undefined);
}
