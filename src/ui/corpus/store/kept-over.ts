import type { Chunk } from '../../../corpus/run/api.ts';
import type { KeptResults } from '../../../corpus/run/kept-results.ts';
import type { KeptChunk } from '../../../corpus/run/kept-rows.ts';
import type { UtteranceTable } from '../../../diagnostics/index.ts';
import type { NetworkFiles } from '../../../engine/files/network-files.ts';
import { sha256 } from '../../../engine/files/sha256.ts';

/** What this browser keeps of one network over some rows. What storage refuses is not kept, and nothing else fails by it. */
export interface KeptOver {
  table(): Promise<UtteranceTable | null>;
  add(chunk: Chunk): Promise<void>;
  missing(): Promise<readonly KeptChunk[]>;
  addMissing(chunk: KeptChunk): Promise<void>;
  /** The network itself beside the rows, for it is a person's own. */
  keepOwn(): Promise<void>;
}

const NOTHING_KEPT: KeptOver = {
  table: async () => null,
  add: async () => undefined,
  missing: async () => [],
  addMissing: async () => undefined,
  keepOwn: async () => undefined,
};

/**
 * Of a network by its files, over rows by their hash.
 * @param hash null where nothing can be kept under it
 */
export async function keptOver(
  hash: string | null,
  files: NetworkFiles,
  keptResults: () => Promise<KeptResults | null>,
): Promise<KeptOver> {
  const network = await sha256(new TextEncoder().encode(JSON.stringify(files.json)), files.bytes);
  const kept = hash !== null && network !== null ? await keptResults() : null;
  if (!kept || hash === null || network === null) return NOTHING_KEPT;
  return {
    table: () => kept.table(hash, network).catch(() => null),
    add: (chunk) => kept.add(hash, network, chunk).catch(() => undefined),
    missing: () => kept.missing(hash, network).catch(() => []),
    addMissing: (chunk) => kept.addMissing(hash, network, chunk).catch(() => undefined),
    keepOwn: () => kept.keepOwn(hash, files).catch(() => undefined),
  };
}
