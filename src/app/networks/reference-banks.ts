import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BankReading } from '../../diagnostics/index.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import { diagnoseBank } from '../../engine/workers/bank/bank.ts';
import type { Problem } from '../problem.ts';

/** Networks whose reference banks are compared: the one that runs, and plain decoupling on the same utterances. */
export const BANKED_NETWORKS = ['dbr', 'plain'] as const;
export type BankedNetwork = (typeof BANKED_NETWORKS)[number];

export type BankState =
  | { status: 'idle' | 'loading' }
  /** There is no bank beside this network's weights. */
  | { status: 'absent' }
  | { status: 'ready'; reading: BankReading }
  | { status: 'failed'; problem: Problem };

export type ReferenceBanks = Record<BankedNetwork, BankState>;

export interface ReferenceBankStore {
  state: StoreApi<ReferenceBanks>;
  /** Reads what was not read yet, and again what failed. */
  load(): Promise<void>;
}

/** @param diagnose what a bank in a folder of `models/` tells */
export function createReferenceBankStore(
  baseUrl: string,
  diagnose: (folder: string) => Promise<Outcome<BankReading>> = diagnoseBank,
): ReferenceBankStore {
  const state = createStore<ReferenceBanks>(() => ({ dbr: { status: 'idle' }, plain: { status: 'idle' } }));

  async function loadOne(network: BankedNetwork): Promise<void> {
    const { status } = state.getState()[network];
    if (status !== 'idle' && status !== 'failed') return;
    state.setState({ [network]: { status: 'loading' } });
    const outcome = await diagnose(new URL(`models/${network}/`, baseUrl).href);
    state.setState({ [network]: bankState(outcome) });
  }

  return {
    state,
    // One after the other: each takes a core for a moment.
    async load() {
      for (const network of BANKED_NETWORKS) await loadOne(network);
    },
  };
}

function bankState(outcome: Outcome<BankReading>): BankState {
  if (outcome.ok) return { status: 'ready', reading: outcome.value };
  const { problem } = outcome;
  return problem.code === 'model-file-missing' ? { status: 'absent' } : { status: 'failed', problem };
}
