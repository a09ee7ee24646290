import type { Engine } from '../../engine/workers/engine.ts';
import type { NetworkMemory } from '../../engine/workers/inference/api.ts';
import type { LiveSignals, LiveState } from '../live-state.ts';
import type { LiveStore } from './live-store.ts';

const WORKERS = {
  inference: 'network',
  text: 'text',
  vision: 'face',
  acoustic: 'voice',
  speech: 'speech',
} as const;
export type WorkerName = keyof typeof WORKERS;

/** Faults for real, to see the page cope with them; there with `?inspect` in the address. */
export interface Inspect {
  /** Destroys the GPU device, as a driver reset does. Nothing on wasm or cpu. */
  loseGpuDevice(): void;
  /** Throws inside a worker, outside any call. A worker that was not needed yet is started for it. */
  crashWorker(name: WorkerName): void;
  /** Tensors and GPU bytes the network's worker holds; null while it is not there. */
  memory(): Promise<NetworkMemory | null>;
}

declare global {
  interface Window {
    /** The page's inspection hook: a copy of the live state and of the fast signals, to read only. */
    dbrLive?: () => { state: LiveState; signals: LiveSignals };
    dbrInspect?: Inspect;
  }
}

/** Puts the hooks on the window. */
export function installInspection({ state, signals }: LiveStore, engine: Engine, search: string): void {
  window.dbrLive = () => ({
    state: { ...state.getState() },
    signals: { ...signals, waveform: signals.waveform.slice(), pitch: signals.pitch.slice() },
  });
  if (!new URLSearchParams(search).has('inspect')) return;
  window.dbrInspect = {
    memory: () => engine.inference.memory(),
    loseGpuDevice: () => engine.inference.loseDevice(),
    crashWorker(name) {
      const part = engine.parts[WORKERS[name]];
      part.start();
      part.crash();
    },
  };
}
