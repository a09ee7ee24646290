import type { EncodedPacket } from 'mediabunny';

/** Frames asked for or decoded and not yet taken: decoders have few to give. */
const AHEAD = 8;

/** What a browser's decoders of sound and of pictures have in common. */
interface Decoder<Chunk> {
  readonly state: CodecState;
  readonly decodeQueueSize: number;
  decode(chunk: Chunk): void;
  flush(): Promise<void>;
  close(): void;
  addEventListener(type: 'dequeue', listener: () => void): void;
}

interface Frame {
  close(): void;
}

/**
 * What a browser's decoder makes of packets, in its order; whoever takes a frame closes it. What was decoded before a
 * packet that cannot be is handed on before the failure.
 * @param open a configured decoder
 */
export async function* decodePackets<Decoded extends Frame, Chunk>(
  packets: AsyncIterable<EncodedPacket>,
  chunkOf: (packet: EncodedPacket) => Chunk,
  open: (init: { output(frame: Decoded): void; error(error: DOMException): void }) => Decoder<Chunk>,
): AsyncGenerator<Decoded, void> {
  const decoded: Decoded[] = [];
  let failure: DOMException | null = null;
  let wake = (): void => {};
  const decoder = open({
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
    for await (const packet of packets) {
      while (!failure && decoder.decodeQueueSize >= AHEAD) await change();
      if (!failure) decoder.decode(chunkOf(packet));
      for (let frame = decoded.shift(); frame; frame = decoded.shift()) yield frame;
      if (failure) throw failure;
    }
    const flushed = decoder.flush().catch(() => undefined);
    await flushed;
    for (let frame = decoded.shift(); frame; frame = decoded.shift()) yield frame;
    if (failure) throw failure;
  } finally {
    for (const frame of decoded) frame.close();
    if (decoder.state !== 'closed') decoder.close();
  }
}
