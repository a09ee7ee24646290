import { EncodedPacketSink, type InputVideoTrack, VideoSample } from 'mediabunny';
import { decodePackets } from './decode-packets.ts';
import type { BreakList } from './mend/breaks.ts';
import { withoutZeroed } from './zeroed-packets.ts';

/**
 * The pictures of a track from the key picture before a moment on, decoded with a configuration of our own and without
 * the packets that were overwritten with zeros. For tracks that are broken, tracks whose codec had to be asked for by
 * another name, and those whose transparency is stored beside them (WebM films drawn on a canvas): here a face is
 * looked for, and what is behind it is black. Mediabunny puts the two together in a worker made of a string, which
 * this app's content security policy forbids.
 */
export async function* opaqueSamples(
  track: InputVideoTrack,
  config: VideoDecoderConfig,
  fromSeconds: number,
  breaks: BreakList,
): AsyncGenerator<VideoSample, void> {
  const rotation = await track.getRotation();
  const sink = new EncodedPacketSink(track);
  const first = (await sink.getKeyPacket(fromSeconds)) ?? (await sink.getFirstKeyPacket());
  if (!first) return;
  const packets = withoutZeroed(sink.packets(first), 'picture', breaks);
  const frames = decodePackets(
    packets,
    (packet) => packet.toEncodedVideoChunk(),
    (init: VideoDecoderInit) => {
      const decoder = new VideoDecoder(init);
      decoder.configure(config);
      return decoder;
    },
  );
  for await (const frame of frames) yield new VideoSample(frame, { rotation });
}
