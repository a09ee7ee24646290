import { type FeatureFile, readFeatureFile } from '../../../features/ready/feature-file.ts';
import { noteText } from '../../../features/ready/feature-note.ts';
import { readNpzFile } from '../readers/npz-file.ts';

/** Reads a file of ready features from the disk; notes on it go to standard error. @throws DataFileError naming the file, the array and the trouble */
export async function loadFeatureFile(path: string): Promise<FeatureFile> {
  const features = await readNpzFile(path, (npz) => readFeatureFile(path, npz));
  for (const note of features.notes) console.error(`${path}: ${noteText(note)}`);
  return features;
}
