import { proxy } from 'comlink';
import { oneShotWorker } from '../../../engine/one-shot-worker.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';
import type { ToyApi, ToyPlace, TrainedToy } from './toy.worker.ts';
import type { ToyPoint, ToySettings } from './toy-run.ts';

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
  const { api, answer, close } = oneShotWorker<ToyApi>(
    new Worker(new URL('./toy.worker.ts', import.meta.url), { type: 'module', name: 'toy' }),
  );
  let stop = () => {};
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  const trained = answer(api.train(settings, place, proxy(report)));
  const done = Promise.race([trained, stopped]).finally(close);
  return { done, stop };
}
