import { summariseLikeliest, tabulate, type UtteranceTable } from '../../diagnostics/index.ts';
import { MODALITIES, type Network } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { summariseSamples } from '../../training/core/predictors/utterances.ts';
import type { Chunk } from './api.ts';
import type { RowSource } from './row-source.ts';

/** Rows handed over at once: half a second to a second of work. */
export const CHUNK_ROWS = 64;

/**
 * Runs a network over samples from one on, chunk by chunk. Needs a running tfjs backend.
 * @param onChunk resolves with whether to go on; who pauses does not resolve yet
 */
export function runRows(
  network: Network,
  samples: readonly Sample[],
  from: number,
  onChunk: (chunk: Chunk) => Promise<boolean> | boolean,
): Promise<void> {
  const source = { samples: async (start: number, end: number) => samples.slice(start, end) };
  return runSource(network, source, samples.length, from, onChunk);
}

/**
 * The same over the first `rows` rows of a source. The next rows are made while the network works on these: they may come
 * from another worker.
 */
export async function runSource(
  network: Network,
  source: Pick<RowSource, 'samples'>,
  rows: number,
  from: number,
  onChunk: (chunk: Chunk) => Promise<boolean> | boolean,
): Promise<void> {
  const fetch = (start: number) => {
    const samples = source.samples(start, Math.min(rows, start + CHUNK_ROWS));
    // Whoever waits for it hears of a failure; who has stopped does not want to.
    samples.catch(() => undefined);
    return samples;
  };
  let next = from < rows ? fetch(from) : null;
  for (let start = from; next; start += CHUNK_ROWS) {
    const samples = await next;
    next = start + CHUNK_ROWS < rows ? fetch(start + CHUNK_ROWS) : null;
    const table = tabulate(await summariseSamples(network, samples, (sample) => sample, summariseLikeliest));
    if (!(await onChunk({ from: start, table: withoutEmpty(table, samples) }))) return;
  }
}

/** Of a row with nothing in it a network has nothing to say: what its bias alone gives is no answer. */
function withoutEmpty(table: UtteranceTable, samples: readonly Sample[]): UtteranceTable {
  for (const [row, { steps }] of samples.entries()) {
    if (MODALITIES.some((modality) => steps[modality]?.valid.includes(1))) continue;
    table.columns.prediction[row] = Number.NaN;
    table.columns.balance[row] = Number.NaN;
  }
  return table;
}
