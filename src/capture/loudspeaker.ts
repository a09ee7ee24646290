/** Plays one piece of mono sound from any point; silent until told to play. */
export interface Loudspeaker {
  /** Plays from there on, in place of what was playing. Browsers let a page sound only after a click. */
  play(fromSeconds: number): void;
  stop(): void;
  close(): void;
}

export function openLoudspeaker(samples: Float32Array, sampleRate: number): Loudspeaker {
  const context = new AudioContext();
  const buffer = context.createBuffer(1, Math.max(1, samples.length), sampleRate);
  buffer.getChannelData(0).set(samples);
  let source: AudioBufferSourceNode | null = null;

  function stop(): void {
    source?.stop();
    source?.disconnect();
    source = null;
  }

  return {
    play(fromSeconds) {
      stop();
      void context.resume();
      source = new AudioBufferSourceNode(context, { buffer });
      source.connect(context.destination);
      source.start(0, fromSeconds);
    },
    stop,
    close() {
      stop();
      void context.close();
    },
  };
}
