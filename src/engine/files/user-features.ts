import { NpzError } from '../../features/npz/npz-error.ts';
import { blobSource, openNpz } from '../../features/npz/npz-reader.ts';
import { type FeatureFile, readFeatureFile } from '../../features/ready/feature-file.ts';
import { EngineError } from '../engine-error.ts';

/**
 * Reads a file of ready features that a person brought, and checks all of it; for a worker.
 * @throws EngineError `user-features-unreadable`, naming file, array and trouble
 */
export async function readUserFeatures(file: File): Promise<FeatureFile> {
  try {
    return await readFeatureFile(file.name, await openNpz(blobSource(file)));
  } catch (cause) {
    if (!(cause instanceof NpzError) && !(cause instanceof RangeError)) throw cause;
    throw new EngineError('user-features-unreadable', `${file.name}: ${cause.message}`, { cause });
  }
}
