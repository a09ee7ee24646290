import type { Break } from './breaks.ts';
import { type ByteReader, readBytesOf } from './byte-reader.ts';
import { type Mended, unharmed } from './mended.ts';

/** A frame of MP3 or AAC as its head tells it. */
interface Frame {
  length: number;
  headBytes: number;
  seconds: number;
  /** What all frames of a stream have in common. */
  kind: string;
}

const LONGEST_HEAD = 10;
const TAIL_TAGS = ['TAG', 'APE', 'LYR', 'ID3'];
/** Kilobits a second by index, of MPEG 1 and of MPEG 2 and 2.5; layer III alone. */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const HERTZ = [44_100, 48_000, 32_000];
const ADTS_HERTZ = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
];

/**
 * MP3 and AAC (ADTS): frames one after the other, without times. What is no frame is replaced by as many empty ones as
 * would have had room there, so that what follows stays about where it was.
 */
export async function mendFrames(file: Blob): Promise<Mended> {
  const reader = readBytesOf(file);
  const pieces: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  let at = await behindTag(reader);
  let from = 0;
  let frames = 0;
  let frameBytes = 0;
  let last: { head: Uint8Array<ArrayBuffer>; frame: Frame } | null = null;
  let broken = false;
  let endMissing = false;
  /** Empty frames that stand for what was broken. */
  let filled = 0;
  const spots: Break[] = [];
  while (at < reader.size) {
    const frame = await frameAt(reader, at);
    const fits = frame && (!last || frame.kind === last.frame.kind);
    if (fits && at + frame.length <= reader.size) {
      last = { frame, head: (await reader.bytes(at, frame.headBytes)).slice() };
      frames += 1;
      frameBytes += frame.length;
      at += frame.length;
      continue;
    }
    if (!last || (await isTag(reader, at))) break;
    const next = await nextFrame(reader, at + 1, last.frame.kind);
    if (next === null) {
      endMissing = true;
      break;
    }
    const count = Math.round(((next - at) * frames) / frameBytes);
    const empty = new Uint8Array(count * last.frame.length);
    for (let i = 0; i < count; i += 1) empty.set(last.head, i * last.frame.length);
    const fromSeconds = (frames + filled) * last.frame.seconds;
    spots.push({ fromSeconds, untilSeconds: fromSeconds + count * last.frame.seconds });
    filled += count;
    pieces.push(file.slice(from, at), empty);
    broken = true;
    from = next;
    at = next;
  }
  if (!broken && !endMissing) return unharmed(file);
  // A frame that is not whole decodes to nothing.
  pieces.push(file.slice(from, endMissing ? at : reader.size));
  return { parts: [new Blob(pieces)], endMissing, broken, spots };
}

async function frameAt(reader: ByteReader, at: number): Promise<Frame | null> {
  const bytes = await reader.bytes(at, LONGEST_HEAD);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes;
  if (bytes.length < 6 || a !== 0xff || (b & 0xe0) !== 0xe0) return null;
  if ((b & 0xf6) === 0xf0) {
    const length = ((d & 3) << 11) | (e << 3) | (f >> 5);
    const headBytes = b & 1 ? 7 : 9;
    const rate = ADTS_HERTZ[(c >> 2) & 15];
    const seconds = 1024 / (rate ?? 44_100);
    return rate && length > headBytes ? { length, headBytes, seconds, kind: `aac ${b} ${c & 0xfc}` } : null;
  }
  const version = (b >> 3) & 3;
  const rate = (version === 3 ? RATES_1 : RATES_2)[c >> 4];
  const hertz = HERTZ[(c >> 2) & 3];
  if (version === 1 || ((b >> 1) & 3) !== 1 || !rate || !hertz) return null;
  const slower = version === 3 ? 1 : version === 2 ? 2 : 4;
  const samples = version === 3 ? 144 : 72;
  const length = Math.floor((samples * rate * 1000 * slower) / hertz) + ((c >> 1) & 1);
  const seconds = (8 * samples * slower) / hertz;
  return { length, headBytes: 4, seconds, kind: `mp3 ${version} ${hertz}` };
}

/** Where two frames of the kind follow each other, or one ends the file. */
async function nextFrame(reader: ByteReader, from: number, kind: string): Promise<number | null> {
  for (let at = from; at < reader.size; ) {
    const bytes = await reader.bytes(at, 4096);
    for (let i = 0; i < bytes.length; i += 1) {
      if (bytes[i] !== 0xff) continue;
      const frame = await frameAt(reader, at + i);
      if (frame?.kind !== kind) continue;
      const behind = at + i + frame.length;
      if (behind === reader.size || (await frameAt(reader, behind))?.kind === kind) return at + i;
    }
    at += bytes.length;
  }
  return null;
}

/** Where the frames begin, behind a tag in front of them. */
async function behindTag(reader: ByteReader): Promise<number> {
  const [a, b, c, , , , s0 = 0, s1 = 0, s2 = 0, s3 = 0] = await reader.bytes(0, 10);
  if (a !== 0x49 || b !== 0x44 || c !== 0x33) return 0;
  return 10 + (s0 << 21) + (s1 << 14) + (s2 << 7) + s3;
}

async function isTag(reader: ByteReader, at: number): Promise<boolean> {
  const bytes = await reader.bytes(at, 3);
  return TAIL_TAGS.includes(String.fromCharCode(...bytes));
}
