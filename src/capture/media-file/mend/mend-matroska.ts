import { type ByteReader, patched, readBytesOf } from './byte-reader.ts';
import { type Mended, unharmed } from './mended.ts';

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const VOID = 0xec;
/** SeekHead, Info, Tracks, Cluster, Cues, Attachments, Chapters, Tags, Void, CRC-32. */
const LEVEL_ONE = new Set([
  0x114d9b74,
  0x1549a966,
  0x1654ae6b,
  CLUSTER,
  0x1c53bb6b,
  0x1941a469,
  0x1043a770,
  0x1254c367,
  VOID,
  0xbf,
]);
/** Timestamp, SimpleBlock, BlockGroup, Position, PrevSize, SilentTracks, EncryptedBlock, Void, CRC-32. */
const IN_CLUSTER = new Set([0xe7, 0xa3, 0xa0, 0xa7, 0xab, 0x5854, 0xaf, VOID, 0xbf]);
/** Bytes that look like an element once may be chance; three in a row are none. */
const CHAIN = 3;
const LONGEST_HEAD = 12;

interface Element {
  at: number;
  id: number;
  /** Where its content begins. */
  content: number;
  /** Where it ends; null where it says that nobody knew. */
  end: number | null;
}

/**
 * Matroska and WebM. A cluster that the file ends in is shortened to the blocks that are there; what is no element
 * within one is covered by an empty one, up to where blocks follow each other again.
 */
export async function mendMatroska(file: Blob): Promise<Mended> {
  const reader = readBytesOf(file);
  const patches: { at: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const ebml = await elementAt(reader, 0);
  const segment = ebml?.end ? await elementAt(reader, ebml.end) : null;
  if (segment?.id !== SEGMENT) return unharmed(file);
  const last = Math.min(segment.end ?? reader.size, reader.size);
  let endMissing = segment.end !== null && segment.end > reader.size;
  let broken = false;
  let end = reader.size;
  let at = segment.content;
  /** The cluster being walked through. */
  let cluster: Element | null = null;

  const coverUntil = (next: number) => {
    patches.push({ at, bytes: emptyElement(next - at) });
    broken = true;
    at = next;
  };

  while (at < last) {
    const within = Math.min(cluster?.end ?? last, last);
    const element = await elementAt(reader, at);
    const known = element && (LEVEL_ONE.has(element.id) || (cluster && IN_CLUSTER.has(element.id)));
    const isCluster = element?.id === CLUSTER;
    if (known && (isCluster || (element.end !== null && element.end <= within))) {
      if (isCluster) cluster = element;
      else if (!IN_CLUSTER.has(element.id)) cluster = null;
      at = isCluster ? element.content : (element.end ?? last);
    } else {
      const next = await nextElement(reader, at + 2, last);
      if (next !== null) coverUntil(next);
      else if (cluster?.end && cluster.end < last) coverUntil(cluster.end);
      else {
        endMissing = true;
        end = at;
        break;
      }
    }
    if (cluster?.end && at >= cluster.end) cluster = null;
  }
  if (cluster?.end && cluster.end > end) patches.push(shortened(cluster, end));
  if (patches.length === 0 && end === reader.size) return { parts: [file], endMissing, broken };
  patches.sort((a, b) => a.at - b.at);
  return { parts: [patched(file, patches, end)], endMissing, broken };
}

async function elementAt(reader: ByteReader, at: number): Promise<Element | null> {
  const bytes = await reader.bytes(at, LONGEST_HEAD);
  const idLength = Math.clz32(bytes[0] ?? 0) - 23;
  if (idLength > 4 || bytes.length < idLength + 1) return null;
  let id = 0;
  for (let i = 0; i < idLength; i += 1) id = id * 256 + (bytes[i] ?? 0);
  const first = bytes[idLength] ?? 0;
  const sizeLength = Math.clz32(first) - 23;
  if (sizeLength > 8 || bytes.length < idLength + sizeLength) return null;
  let size = first & (0xff >> sizeLength);
  let isUnknown = size === 0xff >> sizeLength;
  for (let i = 1; i < sizeLength; i += 1) {
    const byte = bytes[idLength + i] ?? 0;
    size = size * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  const content = at + idLength + sizeLength;
  return { at, id, content, end: isUnknown ? null : content + size };
}

/** Where blocks or clusters follow each other again; null when they do not. */
async function nextElement(reader: ByteReader, from: number, last: number): Promise<number | null> {
  for (let at = from; at < last; ) {
    const bytes = await reader.bytes(at, 4096);
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i];
      const maybe = byte === 0xa3 || byte === 0xa0 || (byte === 0x1f && bytes[i + 1] !== 0);
      if (maybe && (await isChain(reader, at + i, last))) return at + i;
    }
    if (bytes.length === 0) return null;
    at += bytes.length;
  }
  return null;
}

async function isChain(reader: ByteReader, from: number, last: number): Promise<boolean> {
  let at = from;
  for (let link = 0; link < CHAIN; link += 1) {
    if (at === last && link > 0) return true;
    const element = await elementAt(reader, at);
    if (element?.id === CLUSTER) at = element.content;
    else if (element?.end && element.end <= last && element.end > element.content && fits(element))
      at = element.end;
    // The last block may be the one that the file ends in.
    else return link > 1 && element !== null && fits(element);
  }
  return true;
}

const fits = ({ id }: Element): boolean => IN_CLUSTER.has(id) || LEVEL_ONE.has(id);

/** The beginning of an element without meaning, of this many bytes: two at least. */
function emptyElement(length: number): Uint8Array<ArrayBuffer> {
  if (length < 0x80) return Uint8Array.of(VOID, 0x80 | (length - 2));
  const bytes = new Uint8Array(9);
  bytes[0] = VOID;
  writeSize(bytes, 1, 8, length - 9);
  return bytes;
}

function shortened({ at, content }: Element, end: number) {
  const bytes = new Uint8Array(content - at - 4);
  writeSize(bytes, 0, bytes.length, end - content);
  return { at: at + 4, bytes };
}

function writeSize(bytes: Uint8Array, at: number, length: number, size: number): void {
  let left = size;
  for (let i = length - 1; i >= 0; i -= 1) {
    bytes[at + i] = left % 256;
    left = Math.floor(left / 256);
  }
  bytes[at] = (bytes[at] ?? 0) | (0x100 >> length);
}
