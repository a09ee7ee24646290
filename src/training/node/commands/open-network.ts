import type { Network } from '../../../model/index.ts';
import type { TrainedPredictor } from '../../core/plan/architectures.ts';
import { readNetwork, readPredictor } from '../checkpoint.ts';
import { DataFileError } from '../readers/data-file-error.ts';

/** The DBR network of a folder. @throws DataFileError when none can be read there */
export function openNetwork(folder: string): Promise<Network> {
  return orDataFileError(folder, readNetwork(folder));
}

/** What a folder holds, a DBR network or the baseline. @throws DataFileError when neither can be read there */
export function openPredictor(folder: string): Promise<TrainedPredictor> {
  return orDataFileError(folder, readPredictor(folder));
}

async function orDataFileError<Read>(folder: string, reading: Promise<Read>): Promise<Read> {
  return reading.catch((cause: unknown) => {
    const trouble = cause instanceof Error ? cause.message : String(cause);
    throw new DataFileError(folder, null, `no network can be read here: ${trouble}`, { cause });
  });
}
