import { createStore, type StoreApi } from 'zustand/vanilla';
import { problemOf } from '../../engine/engine-error.ts';
import { downloadNetwork, type NetworkFiles } from '../../engine/files/network-files.ts';
import type { Progress } from '../../engine/progress.ts';
import type { ExtraNetwork } from '../../engine/workers/inference/api.ts';
import type { Inference } from '../../engine/workers/inference/inference.ts';
import type { DbrConfig } from '../../model/config.ts';
import { NETWORKS } from '../../model/network-choice.ts';
import type { Problem } from '../problem.ts';

export type ExtraNetworkState =
  | { status: 'idle' }
  | { status: 'loading'; progress: Progress | null }
  /** There is no such network beside the app. */
  | { status: 'absent' }
  /** With its files where a person brought them. */
  | { status: 'ready'; config: DbrConfig; files?: NetworkFiles }
  | { status: 'failed'; problem: Problem };

export type ExtraNetworks = Record<ExtraNetwork, ExtraNetworkState>;

export interface ExtraNetworkStore {
  state: StoreApi<ExtraNetworks>;
  /** Loads a network of `models/` that was not asked for before, and again one that failed. */
  load(name: Exclude<ExtraNetwork, 'own'>): Promise<void>;
  /** Takes a person's own weights in; those that were there before stay when these cannot be used. */
  loadFiles(files: NetworkFiles): Promise<ExtraNetworkState>;
}

/** How long to wait for a worker that was not ready. */
const WORKER_MILLISECONDS = 300;

/** The networks beside the one that predicts: loaded when somebody first compares with them. */
export function createExtraNetworkStore(
  baseUrl: string,
  addNetwork: Inference['addNetwork'],
  fetchFiles: typeof downloadNetwork = downloadNetwork,
): ExtraNetworkStore {
  const state = createStore<ExtraNetworks>(
    () =>
      Object.fromEntries(
        NETWORKS.flatMap((name) => (name === 'dbr' ? [] : [[name, { status: 'idle' }]])),
      ) as ExtraNetworks,
  );

  async function add(name: ExtraNetwork, files: NetworkFiles): Promise<ExtraNetworkState> {
    for (;;) {
      const outcome = await addNetwork(name, files);
      if (outcome?.ok) return { status: 'ready', config: outcome.value };
      if (outcome) return { status: 'failed', problem: outcome.problem };
      // The worker is starting, or starting again.
      await new Promise((resolve) => setTimeout(resolve, WORKER_MILLISECONDS));
    }
  }

  async function fetched(name: ExtraNetwork): Promise<ExtraNetworkState> {
    try {
      const folder = new URL(`models/${name}/`, baseUrl).href;
      const files = await fetchFiles(folder, (progress) =>
        state.setState({ [name]: { status: 'loading', progress } }),
      );
      return await add(name, files);
    } catch (error) {
      const problem = problemOf(error);
      return problem.code === 'model-file-missing' ? { status: 'absent' } : { status: 'failed', problem };
    }
  }

  return {
    state,
    async load(name) {
      const { status } = state.getState()[name];
      if (status !== 'idle' && status !== 'failed') return;
      state.setState({ [name]: { status: 'loading', progress: null } });
      state.setState({ [name]: await fetched(name) });
    },
    async loadFiles(files) {
      const brought = await add('own', files);
      if (brought.status === 'ready') state.setState({ own: { ...brought, files } });
      return brought;
    },
  };
}
