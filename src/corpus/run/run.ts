import { proxy } from 'comlink';
import type { NetworkFiles } from '../../engine/files/network-files.ts';
import { oneShotWorker } from '../../engine/one-shot-worker.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import type { MeasuredGroup } from '../../features/groups/measured-group.ts';
import type { Brought, Chunk, OpenedCorpus, RunPlace } from './api.ts';
import type { KeptChunk } from './kept-rows.ts';
import type { RunApi } from './run.worker.ts';
import type { Encode } from './text-rows.ts';

/** A corpus's rows in a worker that runs networks over them. */
export interface CorpusRunner {
  /** @param encode asked for the vectors of texts, now and while networks run */
  open(brought: Brought, encode: Encode): Promise<Outcome<OpenedCorpus>>;
  /** Hands over chunk after chunk from a row on; a chunk's answer says whether to go on, and may take its time. */
  run(files: NetworkFiles, from: number, onChunk: (chunk: Chunk) => Promise<boolean>): Promise<Outcome<null>>;
  /**
   * What each group of features adds to the predictions of some rows; empty where they hold no such features. Says how much
   * of the work is done, up to 1.
   */
  groups(
    files: NetworkFiles,
    rows: Int32Array,
    onShare: (share: number) => void,
  ): Promise<Outcome<MeasuredGroup[]>>;
  /** Hands over what a network says of some rows with some modalities alone, as `keptRows` does. */
  kept(
    files: NetworkFiles,
    rows: Int32Array,
    onChunk: (chunk: KeptChunk) => Promise<boolean>,
  ): Promise<Outcome<null>>;
  close(): void;
}

export function openRunner(place: RunPlace): CorpusRunner {
  const { api, answer, close } = oneShotWorker<RunApi>(
    new Worker(new URL('./run.worker.ts', import.meta.url), { type: 'module', name: 'corpus' }),
  );
  return {
    open: (brought, encode) => answer(api.open(brought, proxy(encode))),
    run: (files, from, onChunk) => answer(api.run(files, place, from, proxy(onChunk))),
    groups: (files, rows, onShare) => answer(api.groups(files, place, rows, proxy(onShare))),
    kept: (files, rows, onChunk) => answer(api.kept(files, place, rows, proxy(onChunk))),
    close,
  };
}
