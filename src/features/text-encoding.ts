import { analyse } from 'chardet';

/** A text file's words, and how its bytes were read. */
export interface DecodedText {
  text: string;
  /** The WHATWG name of the encoding, "utf-8" where nothing needs saying. */
  encoding: string;
  /** Bytes that stand for nothing in that encoding and were left out. */
  brokenBytes: number;
}

/** The detector's time grows with what it is given; this is enough to tell encodings apart. */
const LOOKED_AT_BYTES = 64_000;
/** Below this the detector guesses (0 to 100). */
const SURE = 40;
const WESTERN = 'windows-1252';

/**
 * Decodes a text file of unknown encoding: a byte order mark decides, then zero bytes (UTF-16 without a mark), then
 * whether it is UTF-8, then what the bytes look like. The same in the browser and in Node, and never a replacement sign.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : guess(bytes));
  const decoder = new TextDecoder(encoding);
  // In one go Node 20 would read windows-1252 as Latin-1, whose quotes and dashes are control characters.
  const decoded = decoder.decode(bytes, { stream: true }) + decoder.decode();
  const text = decoded.replaceAll('\uFFFD', '');
  // A sign that somebody else's program wrote is whole text here.
  const broken = text.length < decoded.length && !decodes(encoding, bytes);
  return { text, encoding, brokenBytes: broken ? decoded.length - text.length : 0 };
}

function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** Text in UTF-16 has line ends, digits or spaces, whose other byte is zero; text in any other encoding has no zeros. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.subarray(0, LOOKED_AT_BYTES).entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > 9 * even) return 'utf-16le';
  if (even > 9 * odd) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  return decodes('utf-8', bytes);
}

function decodes(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function guess(bytes: Uint8Array): string {
  const words = bytes.subarray(0, LOOKED_AT_BYTES);
  const [best] = analyse(words).filter(({ name }) => !name.startsWith('UTF-32') && isKnown(name));
  if (best && best.confidence >= SURE) return supersetOf(best.name);
  return eastAsian(words) ?? (best ? supersetOf(best.name) : WESTERN);
}

function isKnown(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

/** TextDecoder reads Latin-1 as its superset, windows-1252, and GB 2312 as GB 18030; its names say so. */
function supersetOf(name: string): string {
  return new TextDecoder(name).encoding;
}

/**
 * A few words of Chinese are too few for the detector's table of common characters. Their bytes still give them away:
 * pairs, and nearly all of them in the rows of the everyday characters.
 */
function eastAsian(bytes: Uint8Array): string | null {
  const pairs = highPairs(bytes);
  if (pairs.length < 3) return null;
  const share = (is: (lead: number, trail: number) => boolean) =>
    pairs.filter(([lead, trail]) => is(lead, trail)).length / pairs.length;
  const everyday = (from: number, to: number) => (lead: number) =>
    (lead >= from && lead <= to) || (lead >= 0xa1 && lead <= 0xa3);
  const inRows = everyday(0xb0, 0xd7);
  if (share((lead, trail) => inRows(lead) && trail >= 0xa1) > 0.9 && decodes('gb18030', bytes))
    return 'gb18030';
  if (share(everyday(0xa4, 0xc6)) > 0.9 && decodes('big5', bytes)) return 'big5';
  return null;
}

/** Bytes above 127 with the byte behind each. */
function highPairs(bytes: Uint8Array): [number, number][] {
  const pairs: [number, number][] = [];
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const [lead, trail] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if (lead < 0x80) continue;
    pairs.push([lead, trail]);
    at += 1;
  }
  return pairs;
}
