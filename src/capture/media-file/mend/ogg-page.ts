import type { ByteReader } from './byte-reader.ts';

const HEAD_BYTES = 27;
const LONGEST_HEAD = HEAD_BYTES + 255;
const VERSION_AT = 4;
const FLAGS_AT = 5;
/** How many samples there are at the end of the page, or -1. */
const GRANULE_AT = 6;
const CHECKSUM_AT = 22;
const COUNT_AT = 26;
const CONTINUED = 1;
const LAST = 4;

/** A page of an Ogg file: a few packets, told apart by their lengths. */
export interface OggPage {
  at: number;
  /** Its first packet began on the page before. */
  continued: boolean;
  granule: bigint;
  /** Lengths of pieces of packets; a packet ends with one below 255. */
  lacing: Uint8Array;
  /** Where its content begins, and where it ends; behind the file's end when it is cut. */
  content: number;
  end: number;
  head: Uint8Array;
}

/** A page of some of another's packets: a new head, and where they are in the file. */
export interface PartOfPage {
  head: Uint8Array<ArrayBuffer>;
  from: number;
  until: number;
}

export async function oggPageAt(reader: ByteReader, at: number): Promise<OggPage | null> {
  const bytes = await reader.bytes(at, LONGEST_HEAD);
  const headBytes = HEAD_BYTES + (bytes[COUNT_AT] ?? 0);
  if (bytes.length < headBytes || !beginsPage(bytes, 0)) return null;
  const head = bytes.slice(0, headBytes);
  const lacing = head.subarray(HEAD_BYTES);
  return {
    at,
    continued: ((head[FLAGS_AT] ?? 0) & CONTINUED) > 0,
    granule: new DataView(head.buffer).getBigInt64(GRANULE_AT, true),
    lacing,
    content: at + headBytes,
    end: at + headBytes + lengthOf(lacing),
    head,
  };
}

/** Where the next page begins; null when there is none. */
export async function nextOggPage(reader: ByteReader, from: number): Promise<number | null> {
  const overlap = VERSION_AT;
  for (let at = from; at < reader.size; ) {
    const bytes = await reader.bytes(at, 4096);
    for (let i = 0; i + VERSION_AT < bytes.length; i += 1) if (beginsPage(bytes, i)) return at + i;
    if (bytes.length < 4096) return null;
    at += bytes.length - overlap;
  }
  return null;
}

/** "OggS", and the only version there is. */
function beginsPage(bytes: Uint8Array, i: number): boolean {
  return [0x4f, 0x67, 0x67, 0x53, 0].every((byte, k) => bytes[i + k] === byte);
}

/**
 * Pieces of packets from one to another as a page of their own; null when there are none.
 * @param granuleBefore of the page before, from which that of a page without its end is told
 */
export function partOfPage(
  page: OggPage,
  first: number,
  until: number,
  granuleBefore: bigint,
): PartOfPage | null {
  const lacing = page.lacing.subarray(first, until);
  if (lacing.length === 0) return null;
  const isEnd = until === page.lacing.length;
  const head = new Uint8Array(HEAD_BYTES + lacing.length);
  head.set(page.head.subarray(0, HEAD_BYTES));
  head[FLAGS_AT] = (head[FLAGS_AT] ?? 0) & ~(first > 0 ? CONTINUED : 0) & ~(isEnd ? 0 : LAST);
  head[COUNT_AT] = lacing.length;
  head.set(lacing, HEAD_BYTES);
  if (!isEnd) {
    const packets = (pieces: Uint8Array) => BigInt(pieces.filter((length) => length < 255).length);
    const gained = page.granule > granuleBefore ? page.granule - granuleBefore : 0n;
    const share = (gained * packets(page.lacing.subarray(0, until))) / (packets(page.lacing) || 1n);
    new DataView(head.buffer).setBigInt64(GRANULE_AT, granuleBefore + share, true);
  }
  const from = page.content + lengthOf(page.lacing.subarray(0, first));
  return { head, from, until: from + lengthOf(lacing) };
}

/** The number of pieces of whole packets that end before a place in the file. */
export function piecesBefore(page: OggPage, place: number): number {
  let at = page.content;
  let whole = 0;
  for (const [index, length] of page.lacing.entries()) {
    at += length;
    if (at > place) break;
    if (length < 255) whole = index + 1;
  }
  return whole;
}

/** No codec writes so many zeros one after the other. */
const ZEROS = 16;

/**
 * The pieces between which packets of a page were overwritten with zeros, from the first to the last of them; null when its checksum is
 * right, or none were.
 */
export function zeroedPieces(page: OggPage, content: Uint8Array): { first: number; until: number } | null {
  if (new DataView(page.head.buffer).getUint32(CHECKSUM_AT, true) === checksum(page.head, content))
    return null;
  let first: number | null = null;
  let until = 0;
  let begin = 0;
  let zeros = 0;
  let harmed = false;
  let at = 0;
  for (const [index, length] of page.lacing.entries()) {
    for (const end = at + length; at < end; at += 1) {
      zeros = content[at] === 0 ? zeros + 1 : 0;
      harmed ||= zeros >= ZEROS;
    }
    if (length === 255 && index < page.lacing.length - 1) continue;
    if (harmed) {
      first ??= begin;
      until = index + 1;
    }
    begin = index + 1;
    harmed = false;
  }
  return first === null ? null : { first, until };
}

const POLYNOMIAL = 0x04c11db7;
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ POLYNOMIAL : value << 1;
  return value;
});

function checksum(head: Uint8Array, content: Uint8Array): number {
  let value = 0;
  const add = (byte: number) => {
    value = (value << 8) ^ (TABLE[((value >>> 24) ^ byte) & 0xff] ?? 0);
  };
  for (const [index, byte] of head.entries()) add(index >= CHECKSUM_AT && index < COUNT_AT ? 0 : byte);
  for (const byte of content) add(byte);
  return value >>> 0;
}

function lengthOf(lacing: Uint8Array): number {
  return lacing.reduce((sum, length) => sum + length, 0);
}
