import {
  AudioSample,
  AudioSampleSink,
  type EncodedPacket,
  EncodedPacketSink,
  type InputAudioTrack,
} from 'mediabunny';
import { decodePackets } from './decode-packets.ts';
import { createGapWatch, type GapWatch, TWO_LENGTHS_SECONDS } from './gap-watch.ts';
import type { BreakList } from './mend/breaks.ts';
import { type PacketKind, withoutZeroed } from './zeroed-packets.ts';

/**
 * The sound of a track from a moment on. Decoders count the samples they give and forget what the packets say of time:
 * behind a gap a new one begins at the packet's.
 */
export async function* soundSamples(
  track: InputAudioTrack,
  fromSeconds: number,
  breaks: BreakList,
): AsyncGenerator<AudioSample, void> {
  const codec = (await track.getCodec()) ?? '';
  if (codec.startsWith('pcm') || codec.endsWith('law')) {
    yield* new AudioSampleSink(track).samples(fromSeconds);
    return;
  }
  const config = await track.getDecoderConfig();
  const sink = new EncodedPacketSink(track);
  const first = (await sink.getPacket(fromSeconds)) ?? (await sink.getFirstPacket());
  if (!config || !first) return;
  const kind: PacketKind = codec === 'flac' || codec === 'mp3' ? codec : 'sound';
  const watch = codec === 'vorbis' ? createGapWatch(TWO_LENGTHS_SECONDS) : createGapWatch();
  for await (const run of runsOf(withoutZeroed(sink.packets(first), kind, breaks), watch)) {
    const decoded = decodePackets(
      run.packets,
      (packet) => packet.toEncodedAudioChunk(),
      (init: AudioDecoderInit) => {
        const decoder = new AudioDecoder(init);
        decoder.configure(config);
        return decoder;
      },
    );
    let seconds = run.fromSeconds;
    for await (const data of decoded) {
      const sample = new AudioSample(data);
      sample.setTimestamp(seconds);
      seconds += sample.duration;
      // Some decoders give an empty one first.
      if (sample.numberOfFrames > 0) yield sample;
      else sample.close();
    }
  }
}

interface Run {
  fromSeconds: number;
  packets: AsyncIterable<EncodedPacket>;
}

/** Packets that follow each other without a gap, and those behind it. Each run is read to its end before the next. */
async function* runsOf(
  packets: AsyncGenerator<EncodedPacket, void>,
  watch: GapWatch,
): AsyncGenerator<Run, void> {
  let next: EncodedPacket | null = await take();
  async function take(): Promise<EncodedPacket | null> {
    const { value } = await packets.next();
    return value ?? null;
  }
  async function* run(): AsyncGenerator<EncodedPacket, void> {
    while (next) {
      const { timestamp }: EncodedPacket = next;
      yield next;
      next = await take();
      if (next && watch.isGap(next.timestamp - timestamp)) return;
    }
  }
  try {
    while (next) yield { fromSeconds: next.timestamp, packets: run() };
  } finally {
    await packets.return();
  }
}
