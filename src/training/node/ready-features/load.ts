import { type FileHandle, open } from 'node:fs/promises';
import { NpzError } from '../../../features/npz/npz-error.ts';
import { type ByteSource, openNpz } from '../../../features/npz/npz-reader.ts';
import { type FeatureFile, readFeatureFile } from '../../../features/ready/feature-file.ts';
import { noteText } from '../../../features/ready/feature-note.ts';
import { DataFileError } from '../readers/data-file-error.ts';

/** Reads a file of ready features from the disk; notes on it go to standard error. @throws DataFileError naming the file, the array and the trouble */
export async function loadFeatureFile(path: string): Promise<FeatureFile> {
  const handle = await open(path).catch((cause: NodeJS.ErrnoException) => {
    const trouble = cause.code === 'ENOENT' ? 'no such file' : `cannot be read (${cause.code})`;
    throw new DataFileError(path, null, trouble, { cause });
  });
  try {
    const features = await readFeatureFile(path, await openNpz(await fileSource(handle)));
    for (const note of features.notes) console.error(`${path}: ${noteText(note)}`);
    return features;
  } catch (cause) {
    if (cause instanceof NpzError) throw new DataFileError(path, null, cause.message, { cause });
    throw cause;
  } finally {
    await handle.close();
  }
}

/** A file that is read piece by piece: it may be larger than what is wanted of it, or than one array may be. */
async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    size,
    async read(offset, length) {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}
