import type { WorkerState } from '../engine/supervised-worker.ts';
import type { PartState } from './live-state.ts';

/** A worker's state as the screen shows it. */
export function partState(state: WorkerState<unknown>): PartState {
  switch (state.status) {
    case 'loading': {
      const { loadedBytes, totalBytes, attempt } = state.progress ?? {
        loadedBytes: 0,
        totalBytes: null,
        attempt: 1,
      };
      return { status: 'loading', loadedBytes, totalBytes, attempt };
    }
    case 'failed':
      return { status: 'failed', problem: state.problem };
    default:
      return { status: state.status };
  }
}
