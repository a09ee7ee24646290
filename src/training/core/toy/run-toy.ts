import { proxy, wrap } from 'comlink';
import { problemOf } from '../../../engine/engine-error.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';
import type { ToyApi, ToyPlace, TrainedToy } from './toy.worker.ts';
import type { ToyPoint, ToySettings } from './train-toy.ts';

/** A training run in a worker of its own. */
export interface ToyRun {
  /** Null when it was stopped. */
  done: Promise<Outcome<TrainedToy> | null>;
  stop(): void;
}

/**
 * Trains a tiny network away from the page's thread.
 * @param report called before the first step and after every epoch
 */
export function runToy(settings: ToySettings, place: ToyPlace, report: (point: ToyPoint) => void): ToyRun {
  const worker = new Worker(new URL('./toy.worker.ts', import.meta.url), { type: 'module', name: 'toy' });
  let stop = () => {};
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The worker did not start.')),
    );
  });
  const trained = wrap<ToyApi>(worker).train(settings, place, proxy(report));
  const done = Promise.race([trained, failed, stopped])
    .catch((error: unknown) => ({ ok: false as const, problem: problemOf(error) }))
    .finally(() => worker.terminate());
  return { done, stop };
}
