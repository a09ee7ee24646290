import type { BackendName } from '../backend.ts';

/** What every training run is told on the command line. */
export interface RunOptions {
  /** Path of the configuration; without it, the default one. */
  config: string | undefined;
  /** Instead of the configuration's. */
  epochs: number | undefined;
  seed: number;
  backend: BackendName;
  /** Folder the network is written to. */
  out: string;
}
