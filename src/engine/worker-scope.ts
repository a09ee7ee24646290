import { expose } from 'comlink';
import { type EngineProblem, problemOf } from './engine-error.ts';

/** A failure with a name, as data: Comlink would carry an Error's message across and lose its code. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: EngineProblem };

export async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** What every worker can be asked beside its own calls. */
export interface Crashable {
  /** Throws outside any call, as a fault in a library would. For inspection (`?inspect`). */
  crash(): void;
}

/** Makes `api` callable from the page, and every fault nobody caught an `error` event of the Worker. */
export function exposeWorker<Api extends object>(api: Api): void {
  const throwLater = (reason: unknown) => {
    setTimeout(() => {
      throw reason;
    });
  };
  // Browsers report an unhandled rejection inside the worker only; the page would never know.
  self.addEventListener('unhandledrejection', ({ reason }) => throwLater(reason));
  expose({ ...api, crash: () => throwLater(new Error('Crashed on request.')) });
}
