import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { foreignPacking, HEAD_BYTES, otherFormat } from './not-npz.ts';
import { type NpyArray, npyKind, parseNpy } from './npy-array.ts';
import { HEAD_BYTES as NPY_HEAD_BYTES } from './npy-header.ts';
import { NpzError } from './npz-error.ts';

/** Random access to a file's bytes: a file of the disk, a Blob, an array. */
export interface ByteSource {
  size: number;
  /** The bytes [offset, offset + length), fewer at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** The arrays of an .npz file, each read when it is asked for. */
export interface Npz {
  names: readonly string[];
  /** @throws NpzError when there is no such array or it cannot be read */
  read(name: string): Promise<NpyArray>;
  /** Of what kind an array is; no more of it is read than its head. @throws NpzError as `read`, of what its head says */
  kind(name: string): Promise<NpyArray['kind']>;
}

/** Largest array that is read. */
const MOST_BYTES = 2 ** 31;
/** Deflate makes at most this many bytes of one (258 bytes of two bits); more is a lie. */
const DEFLATE_RATIO = 1032;
const DEFLATE_SLACK = 64;

const SUFFIX = '.npy';
/** A list of more is no help. */
const MOST_NAMES = 20;

/** A Blob, such as a file a person picked. */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/**
 * Opens an .npz file: a zip archive of .npy files, as numpy.savez and numpy.savez_compressed write it. Only the table of
 * contents is read here.
 * @throws NpzError when it is not a sound archive
 */
export async function openNpz(source: ByteSource): Promise<Npz> {
  const head = await source.read(0, Math.min(HEAD_BYTES, source.size)).catch((cause: unknown) => {
    throw new NpzError(null, `cannot be read: ${messageOf(cause)}`, { cause });
  });
  const other = otherFormat(head);
  if (other) throw new NpzError(null, other);
  const entries = await openEntries(source);
  const arrays = new Map(
    [...entries]
      .filter(([name]) => name.endsWith(SUFFIX))
      .map(([name, entry]) => [name.slice(0, -SUFFIX.length), entry]),
  );
  const entryOf = (name: string) => {
    const entry = arrays.get(name);
    if (!entry) throw new NpzError(name, `is missing; ${whatThereIs([...arrays.keys()])}`);
    return entry;
  };
  return {
    names: [...arrays.keys()],
    read: async (name) => parseNpy(name, await inflate(name, entryOf(name))),
    kind: async (name) => npyKind(name, await inflateHead(name, entryOf(name), NPY_HEAD_BYTES)),
  };
}

/** The arrays of a file, for errors on those it lacks. */
export function whatThereIs(names: readonly string[]): string {
  if (names.length === 0) return 'the file holds no arrays';
  const rest = names.length - MOST_NAMES;
  return `the file holds ${names.slice(0, MOST_NAMES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/**
 * The files of a zip archive by their names, none of them read.
 * @throws NpzError when it is not a sound archive
 */
export async function openEntries(source: ByteSource): Promise<Map<string, FileEntry>> {
  const zip = new ZipReader(readerOf(source), {
    strictness: 'strict',
    filenameValidation: 'tolerant',
    checkCrc32: true,
    checkOverlappingEntry: true,
    // Inflating is the platform's own and off this thread already.
    useWebWorkers: false,
  });
  const entries = await zip.getEntries().catch((cause: unknown) => {
    throw new NpzError(null, `is not a valid .npz file: ${messageOf(cause)}`, { cause });
  });
  return new Map(entries.filter((entry) => !entry.directory).map((entry) => [entry.filename, entry]));
}

/**
 * A file of an archive, of the size the archive says and not more.
 * @throws NpzError
 */
export async function inflate(name: string, entry: FileEntry): Promise<Uint8Array> {
  requireReadable(name, entry);
  const bytes = new Uint8Array(entry.uncompressedSize);
  let filled = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      if (filled + chunk.length > bytes.length) throw new NpzError(name, 'is larger than its archive says');
      bytes.set(chunk, filled);
      filled += chunk.length;
    },
  });
  await entry.getData(sink).catch((cause: unknown) => {
    if (cause instanceof NpzError) throw cause;
    throw new NpzError(name, `is damaged: ${messageOf(cause)}`, { cause });
  });
  if (filled !== bytes.length) throw new NpzError(name, 'is smaller than its archive says');
  return bytes;
}

/** The first `length` bytes of a file of an archive, or all of it; the rest is not unpacked. @throws NpzError */
async function inflateHead(name: string, entry: FileEntry, length: number): Promise<Uint8Array> {
  requireReadable(name, entry);
  const bytes = new Uint8Array(Math.min(length, entry.uncompressedSize));
  const enough = new Error('The head is there.');
  let filled = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      const part = chunk.subarray(0, bytes.length - filled);
      bytes.set(part, filled);
      filled += part.length;
      if (filled === bytes.length) throw enough;
    },
  });
  await entry.getData(sink).catch((cause: unknown) => {
    if (cause !== enough) throw new NpzError(name, `is damaged: ${messageOf(cause)}`, { cause });
  });
  return bytes.subarray(0, filled);
}

/** @throws NpzError about a file that cannot be unpacked, or says of its size what cannot be */
function requireReadable(name: string, entry: FileEntry): void {
  const { uncompressedSize, compressedSize } = entry;
  if (entry.encrypted) throw new NpzError(name, 'is encrypted');
  const packing = foreignPacking(entry.compressionMethod);
  if (packing)
    throw new NpzError(
      name,
      `is compressed with ${packing}, which is not supported; save it with numpy.savez_compressed`,
    );
  if (uncompressedSize > MOST_BYTES) throw new NpzError(name, 'is larger than 2 GiB; save it as float16');
  if (uncompressedSize > compressedSize * DEFLATE_RATIO + DEFLATE_SLACK)
    throw new NpzError(name, `cannot be ${uncompressedSize} bytes large, ${compressedSize} bytes are there`);
}

function readerOf(source: ByteSource): Reader<ByteSource> {
  const reader = new Reader(source);
  reader.size = source.size;
  reader.readUint8Array = (offset, length) =>
    source.read(offset, Math.max(0, Math.min(length, source.size - offset)));
  return reader;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
