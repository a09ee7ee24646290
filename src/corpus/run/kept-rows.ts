import type { Network } from '../../model/index.ts';
import { keptOf } from '../kept-modalities.ts';
import { samplesOf } from './group-rows.ts';
import type { RowSource } from './row-source.ts';
import { runWith } from './run-kept.ts';

/** What a network said of some rows, each way it was given some of their modalities alone. */
export interface KeptChunk {
  rows: Int32Array;
  /** [n] for each way of `keptOf`; NaN where nothing is left of a row. */
  predictions: readonly Float64Array[];
}

/** Fewer than are run whole at once: each is run six times. */
const KEPT_CHUNK_ROWS = 32;

/**
 * Runs a network over rows of a source with some modalities alone, some rows at a time, so that what is done can be used
 * when it is stopped. Needs a running tfjs backend.
 * @param onChunk resolves with whether to go on
 */
export async function keptRows(
  network: Network,
  source: Pick<RowSource, 'samples' | 'corpus'>,
  rows: Int32Array,
  onChunk: (chunk: KeptChunk) => Promise<boolean> | boolean,
): Promise<void> {
  const ways = keptOf(source.corpus.present);
  if (ways.length === 0) return;
  for (let start = 0; start < rows.length; start += KEPT_CHUNK_ROWS) {
    const own = rows.slice(start, start + KEPT_CHUNK_ROWS);
    const samples = await samplesOf(source, own);
    const predictions: Float64Array[] = [];
    for (const kept of ways) predictions.push(await runWith(network, samples, kept));
    if (!(await onChunk({ rows: own, predictions }))) return;
  }
}
