import { type Remote, wrap } from 'comlink';
import type { EngineProblem } from './engine-error.ts';
import { NO_PROGRESS, type Progress } from './progress.ts';

import type { Crashable, Outcome } from './worker-scope.ts';

/** Life of a worker as the screen shows it. `Info` is what its start reports. */
export type WorkerState<Info> =
  | { status: 'idle' }
  | ({ status: 'loading' } & Progress)
  | { status: 'ready'; info: Info }
  | { status: 'failed'; problem: EngineProblem };

export interface SupervisedWorkerOptions<Api, Info> {
  create(): Worker;
  /** Loads and warms up; afterwards the worker can be called. */
  start(api: Remote<Api>, onProgress: (progress: Progress) => void): Promise<Outcome<Info>>;
  onState(state: WorkerState<Info>): void;
  /** The worker died and a fresh one is being started in its place. */
  onRestart(cause: string): void;
}

export interface SupervisedWorker<Api> {
  /** Starts, or starts again after a failure; does nothing while the worker is loading or ready. */
  start(): void;
  /** Ends the worker; calls under way resolve with null. */
  stop(): void;
  /** Ends the worker and starts a fresh one, without counting it as a fault. */
  replace(): void;
  /** A call; null when the worker is not ready, or dies before it answers. */
  call<T>(run: (api: Remote<Api>) => Promise<T>): Promise<T | null>;
  /** For inspection: see `exposeWorker`. */
  crash(): void;
}

/** More faults than this within the time, and a fresh worker would only fail again. */
const MOST_RESTARTS = 3;
const RESTART_MEMORY_MILLISECONDS = 60_000;
/** A worker that has not answered by then is taken for dead: one that closed itself sends no event. */
const ANSWER_MILLISECONDS = 60_000;

/**
 * Keeps a worker running: starts it, replaces it when it throws, falls silent or dies, and gives up with a problem when
 * that keeps happening. A failure its `start` can name is final until `start()` is called again.
 */
export function superviseWorker<Api extends object, Info>(
  options: SupervisedWorkerOptions<Api & Crashable, Info>,
): SupervisedWorker<Api & Crashable> {
  interface Life {
    api: Remote<Api & Crashable>;
    ready: boolean;
    /** Resolves with null when this worker is ended, for whoever waits on its answer. */
    ended: Promise<null>;
    end(): void;
  }
  let life: Life | null = null;
  let faults: number[] = [];

  function begin(): void {
    const worker = options.create();
    let reportEnd = (_: null) => {};
    const ended = new Promise<null>((resolve) => {
      reportEnd = resolve;
    });
    const born: Life = {
      api: wrap<Api & Crashable>(worker),
      ready: false,
      ended,
      end: () => {
        worker.terminate();
        reportEnd(null);
      },
    };
    life = born;
    worker.addEventListener('error', (event) => fault(born, event.message || 'The worker did not start.'));
    worker.addEventListener('messageerror', () => fault(born, 'A message could not be read.'));
    const onProgress = (progress: Progress) => {
      if (life === born && !born.ready) options.onState({ status: 'loading', ...progress });
    };
    onProgress(NO_PROGRESS);
    Promise.race([options.start(born.api, onProgress), ended]).then(
      (outcome) => {
        if (life !== born || !outcome) return;
        if (outcome.ok) {
          born.ready = true;
          options.onState({ status: 'ready', info: outcome.value });
        } else fail(outcome.problem);
      },
      (error: unknown) => fault(born, messageOf(error)),
    );
  }

  function end(): void {
    life?.end();
    life = null;
  }

  function fail(problem: EngineProblem): void {
    end();
    options.onState({ status: 'failed', problem });
  }

  function fault(of: Life, cause: string): void {
    if (life !== of) return;
    const now = performance.now();
    faults = [...faults.filter((at) => now - at < RESTART_MEMORY_MILLISECONDS), now];
    if (faults.length > MOST_RESTARTS) {
      fail({ code: 'worker-gave-up', detail: cause });
      return;
    }
    end();
    options.onRestart(cause);
    begin();
  }

  return {
    start() {
      if (life) return;
      faults = [];
      begin();
    },
    stop() {
      end();
      options.onState({ status: 'idle' });
    },
    replace() {
      end();
      begin();
    },
    async call(run) {
      const called = life;
      if (!called?.ready) return null;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silence = new Promise<null>((_, reject) => {
        timer = setTimeout(() => reject(new Error('The worker fell silent.')), ANSWER_MILLISECONDS);
      });
      try {
        return await Promise.race([run(called.api), called.ended, silence]);
      } catch (error) {
        fault(called, messageOf(error));
        return null;
      } finally {
        clearTimeout(timer);
      }
    },
    crash() {
      life?.api.crash();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
