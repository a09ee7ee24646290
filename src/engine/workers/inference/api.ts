import type { Intervention } from '../../../model/intervention.ts';
import type { NetworkName } from '../../../model/network-choice.ts';
import type { RacedBackend } from '../../backend/backend-race.ts';
import type { SelectedBackend } from '../../backend/select-backend.ts';

/** The backend in use. `reason`: why it is not the preferred one; null when it is, or when the person chose. */
export interface InferenceBackend extends SelectedBackend, RacedBackend {
  /** Adapter of webgpu; empty for wasm and cpu. */
  adapter: string;
}

/** A network beside the one that predicts. */
export type ExtraNetwork = Exclude<NetworkName, 'dbr'>;

/** One run of a window: whose weights, and what is changed of them. */
export interface Run {
  network: NetworkName;
  intervention: Intervention;
}

/** The linear head's values as they are stored, kernel [d, C] and bias [C]. */
export interface NetworkHead {
  kernel: Float32Array;
  bias: Float32Array;
}

/** What is alive in the worker. */
export interface NetworkMemory {
  tensors: number;
  /** Bytes held on the GPU; 0 on wasm and cpu. */
  gpuBytes: number;
}
