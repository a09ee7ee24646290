import { EncodedPacketSink, type InputTrack } from 'mediabunny';

/**
 * Where a track ends. A copy that broke off may name, at its beginning, a last packet that it has not: then the packets
 * that are there are counted.
 */
export async function trackEnd(track: InputTrack): Promise<{ seconds: number; whole: boolean }> {
  const packets = new EncodedPacketSink(track);
  const last = await packets.getPacket(Number.POSITIVE_INFINITY).catch(() => null);
  if (last) return { seconds: await track.computeDuration(), whole: true };
  let seconds = 0;
  try {
    for await (const { timestamp, duration } of packets.packets()) {
      seconds = Math.max(seconds, timestamp + duration);
    }
  } catch {
    // As far as it goes.
  }
  return { seconds, whole: false };
}
