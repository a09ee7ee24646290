import { gzipSync } from 'node:zlib';
import type { Rollup } from 'vite';

/** A build's chunks by their names. */
export type Chunks = ReadonlyMap<string, Rollup.OutputChunk>;

/** The chunks of a build's files. */
export function chunksOf(files: readonly (Rollup.OutputChunk | Rollup.OutputAsset)[]): Chunks {
  return new Map(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
}

/** Names of the chunks that index.html loads, and of others: the entries, those, and all they import statically. */
export function firstChunks(chunks: Chunks, others: Iterable<string> = []): Set<string> {
  const entries = [...chunks.values()].filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const first = new Set([...entries, ...others]);
  for (const name of first) for (const imported of chunks.get(name)?.imports ?? []) first.add(imported);
  return first;
}

/** Chunks' code, gzipped at level 9 each, in kilobytes of 1,024; a name that is no chunk's weighs nothing. */
export function gzipKilobytes(chunks: Chunks, names: Iterable<string>): number {
  let bytes = 0;
  for (const name of names) bytes += gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).byteLength;
  return bytes / 1024;
}
