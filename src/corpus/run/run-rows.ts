import { tabulate } from '../../diagnostics/index.ts';
import type { Network } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { summariseSamples } from '../../training/core/predictors/utterances.ts';
import type { Chunk } from './api.ts';

/** Rows handed over at once: half a second to a second of work. */
export const CHUNK_ROWS = 64;

/**
 * Runs a network over samples from one on, chunk by chunk. Needs a running tfjs backend.
 * @param onChunk resolves with whether to go on; who pauses does not resolve yet
 * @throws Error for a class head: its contributions belong to a class
 */
export async function runRows(
  network: Network,
  samples: readonly Sample[],
  from: number,
  onChunk: (chunk: Chunk) => Promise<boolean> | boolean,
): Promise<void> {
  for (let start = from; start < samples.length; start += CHUNK_ROWS) {
    const rows = samples.slice(start, start + CHUNK_ROWS);
    const table = tabulate(await summariseSamples(network, rows, (sample) => sample));
    if (!(await onChunk({ from: start, table }))) return;
  }
}
