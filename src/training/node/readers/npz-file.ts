import { type FileHandle, open } from 'node:fs/promises';
import { NpzError } from '../../../features/npz/npz-error.ts';
import { type ByteSource, type Npz, openNpz } from '../../../features/npz/npz-reader.ts';
import { DataFileError } from './data-file-error.ts';

/** Reads what is wanted of an .npz file on the disk. @throws DataFileError naming the file, the array and the trouble */
export async function readNpzFile<Result>(
  path: string,
  read: (npz: Npz) => Promise<Result>,
): Promise<Result> {
  const handle = await open(path).catch((cause: NodeJS.ErrnoException) => {
    const trouble = cause.code === 'ENOENT' ? 'no such file' : `cannot be read (${cause.code})`;
    throw new DataFileError(path, null, trouble, { cause });
  });
  try {
    return await read(await openNpz(await fileSource(handle)));
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
