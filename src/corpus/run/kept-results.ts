import { type DBSchema, openDB } from 'idb';
import { joinTables, type UtteranceTable } from '../../diagnostics/index.ts';
import type { Chunk } from './api.ts';

interface KeptSchema extends DBSchema {
  /** The files rows came from, by the hash of their bytes. */
  data: { key: string; value: { hash: string; name: string; bytes: Blob; openedAt: number } };
  /** What a network made of a file's rows, chunk by chunk. */
  chunks: {
    key: [data: string, network: string, from: number];
    value: Chunk & { data: string; network: string };
  };
}

/** Results in this browser, under the hashes of data and network: what was run once is there at once. */
export interface KeptResults {
  /** Keeps a file, and forgets those that were opened longest ago. */
  keepFile(hash: string, file: File): Promise<void>;
  /** A file by the beginning of its hash; null when it is not kept. */
  file(beginning: string): Promise<File | null>;
  add(data: string, network: string, chunk: Chunk): Promise<void>;
  /** The rows from the first on without a gap; null when there are none. */
  table(data: string, network: string): Promise<UtteranceTable | null>;
}

const VERSION = 1;
/** Raise it when what a network makes of a row changes: what was kept before is then left aside. */
const RESULTS = '1';
/** Files kept; with their results a few hundred megabytes at most. */
const MOST_FILES = 6;
/** A larger file is not kept, only its results: it can be opened again. */
const MOST_BYTES = 128e6;

/** @throws when the browser has no storage, as in some private windows */
export async function openKeptResults(name = 'dbr-corpus'): Promise<KeptResults> {
  const database = await openDB<KeptSchema>(name, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore('data', { keyPath: 'hash' });
      fresh.createObjectStore('chunks', { keyPath: ['data', 'network', 'from'] });
    },
  });
  const key = (network: string) => `${RESULTS}:${network}`;

  async function forget(hash: string): Promise<void> {
    await database.delete('data', hash);
    await database.delete('chunks', IDBKeyRange.bound([hash], [hash, []]));
  }

  return {
    async keepFile(hash, file) {
      const bytes = file.size > MOST_BYTES ? new Blob() : new Blob([file]);
      await database.put('data', { hash, name: file.name, bytes, openedAt: Date.now() });
      const all = await database.getAll('data');
      const oldest = all.sort((one, other) => other.openedAt - one.openedAt).slice(MOST_FILES);
      for (const { hash: old } of oldest) await forget(old);
    },
    async file(beginning) {
      const [found] = await database.getAll('data', IDBKeyRange.bound(beginning, `${beginning}\uffff`), 1);
      return found && found.bytes.size > 0 ? new File([found.bytes], found.name) : null;
    },
    async add(data, network, chunk) {
      await database.put('chunks', { ...chunk, data, network: key(network) });
    },
    async table(data, network) {
      const of = [data, key(network)] as const;
      const chunks = await database.getAll('chunks', IDBKeyRange.bound([...of], [...of, []]));
      let next = 0;
      const joined = chunks.filter(({ from, table }) => {
        if (from !== next) return false;
        next += table.utterances;
        return true;
      });
      return joined.length === 0 ? null : joinTables(joined.map(({ table }) => table));
    },
  };
}
