import { type Remote, wrap } from 'comlink';
import { type EngineProblem, problemOf } from './engine-error.ts';
import type { Outcome } from './worker-scope.ts';

/** A worker that is there for one job and is not started again: when it crashes, the job has failed. */
export interface OneShotWorker<Api> {
  api: Remote<Api>;
  /** The answer to a call; the problem when the worker crashes first, or could not be started. */
  answer<Answer>(call: Promise<Outcome<Answer>>): Promise<Outcome<Answer>>;
  /** Calls under way never answer then. */
  close(): void;
}

/** @param crashed what is told of a crash, by the browser's message */
export function oneShotWorker<Api>(
  worker: Worker,
  crashed: (message: string) => EngineProblem = (message) => problemOf(new Error(message)),
): OneShotWorker<Api> {
  const failed = new Promise<Outcome<never>>((resolve) => {
    worker.addEventListener('error', ({ message }) => {
      // A script that could not be fetched, or was refused, is an event without a message.
      resolve({ ok: false, problem: message ? crashed(message) : { code: 'worker-not-loaded' } });
    });
  });
  return {
    api: wrap<Api>(worker),
    answer: (call) =>
      Promise.race([call, failed]).catch((error: unknown) => ({ ok: false, problem: problemOf(error) })),
    close: () => worker.terminate(),
  };
}
