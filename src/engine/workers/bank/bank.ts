import type { Remote } from 'comlink';
import type { Bank, BankReading, UtteranceTable } from '../../../diagnostics/index.ts';
import { oneShotWorker } from '../../one-shot-worker.ts';
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

/** The reference bank beside a network, utterance by utterance; problems likewise. */
export function readBank(folder: string): Promise<Outcome<Bank>> {
  return inWorker((api) => api.read(folder));
}

/** What a session's own utterances tell. */
export function diagnoseTable(table: UtteranceTable): Promise<Outcome<BankReading>> {
  return inWorker((api) => api.diagnoseTable(table));
}

/** Asks a worker that is there for this question alone. */
async function inWorker<Answer>(
  ask: (api: Remote<BankApi>) => Promise<Outcome<Answer>>,
): Promise<Outcome<Answer>> {
  const { api, answer, close } = oneShotWorker<BankApi>(
    new Worker(new URL('./bank.worker.ts', import.meta.url), { type: 'module', name: 'bank' }),
  );
  return answer(ask(api)).finally(close);
}
