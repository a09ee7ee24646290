import type { EncodedPacket } from 'mediabunny';
import type { BreakList } from './mend/breaks.ts';

/** No codec's packet begins so, save where it may be padded with zeros from its beginning. */
const ZEROS_AT_BEGINNING = 16;
/** Pictures and FLAC are packed too tightly for so many zeros. */
const ZEROS_ANYWHERE = 64;

/** How a codec's packets are looked at: MP3's silence is zeros, and other sound is padded with them. */
export type PacketKind = 'picture' | 'flac' | 'mp3' | 'sound';

/** Packets without those that a bad disk or copy has overwritten with zeros; where they were is added to `breaks`. */
export async function* withoutZeroed(
  packets: AsyncIterable<EncodedPacket>,
  kind: PacketKind,
  breaks: BreakList,
): AsyncGenerator<EncodedPacket, void> {
  for await (const packet of packets) {
    if (!isZeroed(packet.data, kind)) yield packet;
    else {
      const { timestamp, duration } = packet;
      breaks.add({ fromSeconds: timestamp, untilSeconds: timestamp + duration });
    }
  }
}

export function isZeroed(data: Uint8Array, kind: PacketKind): boolean {
  if (kind === 'mp3' || data.length === 0) return false;
  const begins = data.subarray(0, ZEROS_AT_BEGINNING).every((byte) => byte === 0);
  if (begins && data.length >= ZEROS_AT_BEGINNING) return true;
  return kind !== 'sound' && longestRun(data) >= ZEROS_ANYWHERE;
}

function longestRun(data: Uint8Array): number {
  let longest = 0;
  let run = 0;
  for (const byte of data) {
    run = byte === 0 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
