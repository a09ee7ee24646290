import { oneShotWorker } from '../../engine/one-shot-worker.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import type { LikenessApi } from './likeness.worker.ts';

/** Ranks by likeness from a worker of their own, which ends with the answer or with `close`. */
export function ranksInWorker(columns: readonly Float64Array[]): {
  answer: Promise<Outcome<Float64Array>>;
  close(): void;
} {
  const { api, answer, close } = oneShotWorker<LikenessApi>(
    new Worker(new URL('./likeness.worker.ts', import.meta.url), { type: 'module', name: 'likeness' }),
  );
  return { answer: answer(api.ranks(columns)).finally(close), close };
}
