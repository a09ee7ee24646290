import { type DBSchema, openDB } from 'idb';
import { joinTables, type UtteranceTable } from '../../diagnostics/index.ts';
import type { NetworkFiles } from '../../engine/files/network-files.ts';
import type { Brought, Chunk } from './api.ts';
import type { KeptChunk } from './kept-rows.ts';

interface KeptSchema extends DBSchema {
  /** What rows came from, by the hash of all of it. */
  data: { key: string; value: KeptData };
  /** What a network made of a file's rows, chunk by chunk. */
  chunks: {
    key: [data: string, network: string, from: number];
    value: Chunk & { data: string; network: string };
  };
  /** What a network made of some rows with some modalities alone; they are run once, so the first tells chunks apart. */
  missing: {
    key: [data: string, network: string, first: number];
    value: KeptChunk & { data: string; network: string; first: number };
  };
}

interface KeptData {
  hash: string;
  files: readonly { name: string; bytes: Blob }[];
  sessions: readonly string[];
  openedAt: number;
  /** Weights of a person's own that ran over it. */
  own?: { json: unknown; bytes: Blob };
}

/** Results in this browser, under the hashes of data and network: what was run once is there at once. */
export interface KeptResults {
  /** Keeps what a person brought, and forgets what was opened longest ago. */
  keepData(hash: string, brought: Brought): Promise<void>;
  /** What was brought by the beginning of its hash; null when it is not kept. */
  data(beginning: string): Promise<Brought | null>;
  /** Keeps a person's own network beside the data it runs over, which is kept already. */
  keepOwn(data: string, files: NetworkFiles): Promise<void>;
  /** The same by the beginning of the data's hash; null where there is none. */
  own(beginning: string): Promise<NetworkFiles | null>;
  add(data: string, network: string, chunk: Chunk): Promise<void>;
  /** The rows from the first on without a gap; null when there are none. */
  table(data: string, network: string): Promise<UtteranceTable | null>;
  /** Keeps what a network made of rows with some modalities alone. */
  addMissing(data: string, network: string, chunk: KeptChunk): Promise<void>;
  /** All of it. */
  missing(data: string, network: string): Promise<KeptChunk[]>;
}

const VERSION = 3;
/** Raise it when what a network makes of a row changes: what was kept before is then left aside. */
const RESULTS = '1';
/** Corpora kept; with their results a few hundred megabytes at most. */
const MOST_KEPT = 6;
/** Larger files are not kept, only their results: they can be opened again. */
const MOST_BYTES = 128e6;

/** @throws when the browser has no storage, as in some private windows */
export async function openKeptResults(name = 'dbr-corpus'): Promise<KeptResults> {
  const database = await openDB<KeptSchema>(name, VERSION, {
    upgrade(fresh) {
      for (const store of [...fresh.objectStoreNames]) fresh.deleteObjectStore(store);
      fresh.createObjectStore('data', { keyPath: 'hash' });
      fresh.createObjectStore('chunks', { keyPath: ['data', 'network', 'from'] });
      fresh.createObjectStore('missing', { keyPath: ['data', 'network', 'first'] });
    },
    // A newer page in another tab needs another form of the database: it waits for nobody.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  const key = (network: string) => `${RESULTS}:${network}`;

  async function find(beginning: string): Promise<KeptData | undefined> {
    return (await database.getAll('data', IDBKeyRange.bound(beginning, `${beginning}\uffff`), 1))[0];
  }

  async function forget(hash: string): Promise<void> {
    await database.delete('data', hash);
    for (const store of ['chunks', 'missing'] as const)
      await database.delete(store, IDBKeyRange.bound([hash], [hash, []]));
  }

  return {
    async keepData(hash, { files, sessions }) {
      const large = files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES;
      const kept = files.map((file) => ({ name: file.name, bytes: large ? new Blob() : new Blob([file]) }));
      const own = (await database.get('data', hash))?.own;
      await database.put('data', { hash, files: kept, sessions, openedAt: Date.now(), ...(own && { own }) });
      const all = await database.getAll('data');
      const oldest = all.sort((one, other) => other.openedAt - one.openedAt).slice(MOST_KEPT);
      for (const { hash: old } of oldest) await forget(old);
    },
    async data(beginning) {
      const found = await find(beginning);
      if (!found || found.files.some(({ bytes }) => bytes.size === 0)) return null;
      const { files, sessions } = found;
      return { files: files.map(({ name, bytes }) => new File([bytes], name)), sessions };
    },
    async keepOwn(data, { json, bytes }) {
      const found = await database.get('data', data);
      if (!found || bytes.byteLength > MOST_BYTES) return;
      await database.put('data', { ...found, own: { json, bytes: new Blob([new Uint8Array(bytes)]) } });
    },
    async own(beginning) {
      const own = (await find(beginning))?.own;
      return own ? { json: own.json, bytes: new Uint8Array(await own.bytes.arrayBuffer()) } : null;
    },
    async add(data, network, chunk) {
      await database.put('chunks', { ...chunk, data, network: key(network) });
    },
    async table(data, network) {
      const of = [data, key(network)] as const;
      const keys = await database.getAllKeys('chunks', IDBKeyRange.bound([...of], [...of, []]));
      const tables: UtteranceTable[] = [];
      let next = 0;
      // One by one: a page that is handed all of them at once stands still meanwhile.
      for (const at of keys) {
        const chunk = await database.get('chunks', at);
        if (chunk?.from !== next) continue;
        next += chunk.table.utterances;
        tables.push(chunk.table);
      }
      return tables.length === 0 ? null : joinTables(tables);
    },
    async addMissing(data, network, chunk) {
      const [first] = chunk.rows;
      if (first !== undefined)
        await database.put('missing', { ...chunk, data, network: key(network), first });
    },
    async missing(data, network) {
      const of = [data, key(network)] as const;
      const chunks = await database.getAll('missing', IDBKeyRange.bound([...of], [...of, []]));
      return chunks.map(({ rows, predictions }) => ({ rows, predictions }));
    },
  };
}
