import { EncodedPacketSink, type InputVideoTrack, VideoSample } from 'mediabunny';

/** Pictures asked for or decoded and not yet taken: decoders have few to give. */
const AHEAD = 8;

/**
 * The pictures of a track whose transparency is stored beside them (WebM films drawn on a canvas), without it: here a
 * face is looked for, and what is behind it is black. Mediabunny puts the two together in a worker made of a
 * string, which this app's content security policy forbids.
 */
export async function* opaqueSamples(track: InputVideoTrack): AsyncGenerator<VideoSample, void> {
  const config = await track.getDecoderConfig();
  if (!config) throw new Error('The codec of the pictures is unknown.');
  const rotation = await track.getRotation();
  const decoded: VideoFrame[] = [];
  let failure: DOMException | null = null;
  let wake = (): void => {};
  const decoder = new VideoDecoder({
    output(frame) {
      decoded.push(frame);
      wake();
    },
    error(error) {
      failure = error;
      wake();
    },
  });
  decoder.addEventListener('dequeue', () => wake());
  const change = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  try {
    decoder.configure(config);
    for await (const packet of new EncodedPacketSink(track).packets()) {
      while (!failure && decoder.decodeQueueSize >= AHEAD) await change();
      if (failure) throw failure;
      decoder.decode(packet.toEncodedVideoChunk());
      for (let frame = decoded.shift(); frame; frame = decoded.shift()) {
        yield new VideoSample(frame, { rotation });
      }
    }
    await decoder.flush();
    for (let frame = decoded.shift(); frame; frame = decoded.shift()) {
      yield new VideoSample(frame, { rotation });
    }
  } finally {
    for (const frame of decoded) frame.close();
    if (decoder.state !== 'closed') decoder.close();
  }
}
