import { EncodedPacketSink, type InputAudioTrack, type InputVideoTrack } from 'mediabunny';
import type { BreakList } from './mend/breaks.ts';

/** Decoded sound or picture. */
interface Decoded {
  timestamp: number;
  duration: number;
  close(): void;
}

interface UnbrokenOptions<Sample> {
  track: InputAudioTrack | InputVideoTrack;
  /** What is decoded from a moment on, the first time or again; some before it may come too. */
  samplesFrom(seconds: number, again: boolean): AsyncIterable<Sample>;
  breaks: BreakList;
  /** Where a sample ends, as far as is known. */
  endOf(sample: Sample): number;
  /** Whether so many seconds without samples are a spot that was left out. */
  isGap(seconds: number): boolean;
  /** Where what came before this track ends. */
  since: number;
}

/** Clocks of containers are rounded. */
const HAIR_SECONDS = 1e-4;
/** After so many packets in vain, it is not a spot but a stretch: packets are passed over by the dozen. */
const MOST_IN_VAIN = 32;
const STRIDE = 12;

/**
 * What can be decoded of a track, in order of time. A decoder that stops at a packet is made anew behind it. A spot
 * where that happened is added to `breaks`.
 * @returns where what was decoded ends
 */
export async function* unbroken<Sample extends Decoded>(
  options: UnbrokenOptions<Sample>,
): AsyncGenerator<Sample, number> {
  const { track, samplesFrom, breaks, endOf, isGap, since } = options;
  let from = Number.NEGATIVE_INFINITY;
  let last = since;
  let end = since;
  let failedAt: number | null = null;
  let inVain = 0;
  for (;;) {
    let came = false;
    try {
      for await (const sample of samplesFrom(from, from > Number.NEGATIVE_INFINITY)) {
        const { timestamp } = sample;
        if (timestamp <= last + HAIR_SECONDS) {
          sample.close();
          continue;
        }
        // Before the first sample there is nothing to be apart from.
        const gapFrom = end > Number.NEGATIVE_INFINITY && isGap(timestamp - end) ? end : null;
        const begin = failedAt ?? gapFrom;
        if (begin !== null) {
          breaks.add({ fromSeconds: begin, untilSeconds: timestamp });
        }
        [failedAt, came, inVain] = [null, true, 0];
        last = timestamp;
        end = endOf(sample);
        yield sample;
      }
      break;
    } catch {
      // The decoder's own words name no place.
    }
    failedAt ??= Math.max(end, await firstMoment(track));
    // What was decoded and not yet taken went with the decoder: first of all, the same again.
    let next: number | null = end;
    if (!came) {
      inVain += 1;
      next = await packetAfter(track, Math.max(from, end), inVain > MOST_IN_VAIN ? STRIDE : 1);
    }
    if (next === null) break;
    from = next;
  }
  if (failedAt !== null) breaks.add({ fromSeconds: failedAt, untilSeconds: Number.POSITIVE_INFINITY });
  return end;
}

async function firstMoment(track: InputAudioTrack | InputVideoTrack): Promise<number> {
  return track.getFirstTimestamp().catch(() => 0);
}

/** Where decoding can begin behind a moment; null when it cannot, or nobody knows. */
async function packetAfter(
  track: InputAudioTrack | InputVideoTrack,
  seconds: number,
  count: number,
): Promise<number | null> {
  const packets = new EncodedPacketSink(track);
  try {
    let packet = await packets.getKeyPacket(seconds, { metadataOnly: true });
    packet ??= await packets.getFirstKeyPacket({ metadataOnly: true });
    for (let left = count; packet && (left > 0 || packet.timestamp <= seconds); left -= 1) {
      packet = await packets.getNextKeyPacket(packet, { metadataOnly: true });
    }
    return packet?.timestamp ?? null;
  } catch {
    return null;
  }
}
