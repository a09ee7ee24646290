import type { Intervention } from '../../../model/intervention.ts';
import type { NetworkName } from '../../../model/network-choice.ts';
import type { BackendName } from '../../backend/backend.ts';
import type { BackendTimes } from '../../backend/backend-times.ts';
import type { SelectedBackend } from '../../backend/select-backend.ts';

/** The backend in use. `reason`: why it is not the preferred one; null when it is, or when the person chose. */
export interface InferenceBackend extends SelectedBackend {
  /** Adapter of webgpu; empty for wasm and cpu. */
  adapter: string;
  /** What may turn out to be faster, and on what; null where nothing may, or the person chose. */
  rival: { name: BackendName; adapter: string } | null;
  /** What was timed here; null until something was. */
  times: BackendTimes | null;
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
