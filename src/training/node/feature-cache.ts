import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StepStore } from '../core/data/step-store.ts';

/** Extracted features outlive a run here; git ignores the folder, and deleting it only costs time. */
export const FEATURE_CACHE = join('.cache', 'features');

const MAGIC = 0x31524244; // "DBR1", little-endian
const HEADER_WORDS = 4;
/** One read or write call moves at most 2 GiB, so larger arrays go in pieces. */
const CHUNK_BYTES = 2 ** 28;

/** Where the features of this input would be: `parts` is everything they depend on. */
export function cachePath(
  kind: string,
  parts: Iterable<string | Uint8Array>,
  folder = FEATURE_CACHE,
): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return join(folder, `${kind}-${hash.digest('hex').slice(0, 24)}.steps`);
}

/** The features at `path`, or null when there are none or they were cut short. */
export async function readCachedSteps(path: string): Promise<StepStore | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return null;
  try {
    const { size } = await file.stat();
    const buffer = new ArrayBuffer(size);
    for (let at = 0; at < size; at += CHUNK_BYTES) {
      const chunk = new Uint8Array(buffer, at, Math.min(CHUNK_BYTES, size - at));
      await file.read(chunk, 0, chunk.length, at);
    }
    return decode(buffer);
  } finally {
    await file.close();
  }
}

function decode(buffer: ArrayBuffer): StepStore | null {
  if (buffer.byteLength < 4 * HEADER_WORDS) return null;
  const [magic, items = 0, width = 0, steps = 0] = new Uint32Array(buffer, 0, HEADER_WORDS);
  const values = 4 * (HEADER_WORDS + items + 1);
  const valid = values + 4 * steps * width;
  if (magic !== MAGIC || buffer.byteLength !== valid + steps) return null;
  return {
    width,
    offsets: new Uint32Array(buffer, 4 * HEADER_WORDS, items + 1),
    values: new Float32Array(buffer, values, steps * width),
    valid: new Uint8Array(buffer, valid, steps),
  };
}

/** Writes features beside `path` and moves them there whole, so that an interrupted run leaves nothing half. */
export async function writeCachedSteps(path: string, store: StepStore): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  const header = new Uint32Array([MAGIC, store.offsets.length - 1, store.width, store.valid.length]);
  const file = await open(partial, 'w');
  try {
    for (const part of [header, store.offsets, store.values, store.valid]) {
      for (let at = 0; at < part.byteLength; at += CHUNK_BYTES) {
        const length = Math.min(CHUNK_BYTES, part.byteLength - at);
        await file.write(new Uint8Array(part.buffer, part.byteOffset + at, length));
      }
    }
  } finally {
    await file.close();
  }
  await rename(partial, path);
}
