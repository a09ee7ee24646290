import { type Remote, wrap } from 'comlink';
import type { BankReading, UtteranceTable } from '../../../diagnostics/index.ts';
import { problemOf } from '../../engine-error.ts';
import type { Outcome } from '../../worker-scope.ts';
import type { BankApi } from './bank.worker.ts';

/**
 * What the reference bank beside a network tells.
 * @param folder absolute address of the network's folder, with the slash at the end
 * @returns the problem `model-file-missing` when there is no bank, `model-file-corrupt` when it is damaged
 */
export function diagnoseBank(folder: string): Promise<Outcome<BankReading>> {
  return inWorker((api) => api.diagnose(folder));
}

/** What a session's own utterances tell. */
export function diagnoseTable(table: UtteranceTable): Promise<Outcome<BankReading>> {
  return inWorker((api) => api.diagnoseTable(table));
}

/** Asks a worker that is there for this question alone. */
async function inWorker(
  ask: (api: Remote<BankApi>) => Promise<Outcome<BankReading>>,
): Promise<Outcome<BankReading>> {
  const worker = new Worker(new URL('./bank.worker.ts', import.meta.url), { type: 'module', name: 'bank' });
  try {
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) =>
        reject(new Error(event.message || 'The worker did not start.')),
      );
    });
    return await Promise.race([ask(wrap<BankApi>(worker)), failed]);
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  } finally {
    worker.terminate();
  }
}
