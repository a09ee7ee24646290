import { proxy } from 'comlink';
import type { NetworkFiles } from '../../engine/files/network-files.ts';
import { oneShotWorker } from '../../engine/one-shot-worker.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import type { Chunk, OpenedFile, RunPlace } from './api.ts';
import type { RunApi } from './run.worker.ts';

/** A file's rows in a worker that runs networks over them. */
export interface CorpusRunner {
  open(file: File): Promise<Outcome<OpenedFile>>;
  /** Hands over chunk after chunk from a row on; a chunk's answer says whether to go on, and may take its time. */
  run(files: NetworkFiles, from: number, onChunk: (chunk: Chunk) => Promise<boolean>): Promise<Outcome<null>>;
  close(): void;
}

export function openRunner(place: RunPlace): CorpusRunner {
  const { api, answer, close } = oneShotWorker<RunApi>(
    new Worker(new URL('./run.worker.ts', import.meta.url), { type: 'module', name: 'corpus' }),
  );
  return {
    open: (file) => answer(api.open(file)),
    run: (files, from, onChunk) => answer(api.run(files, place, from, proxy(onChunk))),
    close,
  };
}
