import { readBytesOf } from './byte-reader.ts';
import { type Mended, unharmed } from './mended.ts';

const PACKET_BYTES = 188;
const SYNC = 0x47;
const READ_PACKETS = 1000;
/** A byte may look like the beginning of a packet; so many at their distances do not by chance. */
const CHAIN = 4;

/** An MPEG transport stream: what is no packet is left out; packets tell the time by themselves. */
export async function mendTransport(file: Blob): Promise<Mended> {
  const reader = readBytesOf(file);
  const kept: Blob[] = [];
  let from = 0;
  let at = 0;
  let broken = false;
  while (at + PACKET_BYTES <= reader.size) {
    const bytes = await reader.bytes(at, READ_PACKETS * PACKET_BYTES);
    let i = 0;
    while (i + PACKET_BYTES <= bytes.length && bytes[i] === SYNC) i += PACKET_BYTES;
    at += i;
    if (i + PACKET_BYTES > bytes.length) continue;
    if (at > from) kept.push(file.slice(from, at));
    do at += 1;
    while (at + PACKET_BYTES <= reader.size && !(await isChain(at)));
    from = at;
    broken = true;
  }
  // Parts of a packet at the end: it was cut off there.
  const endMissing = at < reader.size && !(broken && from === at);
  if (!broken && !endMissing) return unharmed(file);
  if (at > from) kept.push(file.slice(from, at));
  return { parts: [new Blob(kept)], endMissing: endMissing || from === at, broken: broken && from < at };

  async function isChain(start: number): Promise<boolean> {
    const bytes = await reader.bytes(start, CHAIN * PACKET_BYTES);
    for (let i = 0; i < bytes.length; i += PACKET_BYTES) if (bytes[i] !== SYNC) return false;
    return true;
  }
}
