import type { Acoustic } from '../../engine/workers/acoustic/acoustic.ts';
import type { AcousticBatch } from '../../engine/workers/acoustic/api.ts';

/** Something that sounds: a microphone or a sample session. */
export interface SoundSource {
  sampleRate: number;
  /** A fresh port of `AudioChunk`s. */
  listen(): MessagePort;
  /** What to add to a chunk's seconds to be on the session clock. */
  offsetSeconds(): number;
}

/** Connects the source of the moment to the acoustic worker, and again whenever the worker is a fresh one. */
export interface SoundFeed {
  connect(source: SoundSource | null): void;
  /** The worker is ready (again), or gone. */
  setWorkerReady(ready: boolean): void;
  /** Gives the sound to somebody else too, as `AudioChunk`s at 16 kHz; a fresh port whenever there is another source or worker. */
  tap(receive: ((port: MessagePort) => void) | null): void;
  /** Whoever taps was started again, and needs a fresh port. */
  renewTap(): void;
  /** What to add to the seconds of those chunks to be on the session clock. */
  offsetSeconds(): number;
}

/** Clocks are compared with some jitter; only a real jump (the system held the sound back) moves frames in time. */
const JUMP_SECONDS = 0.1;

/** @param onBatch receives batches on the session clock */
export function createSoundFeed(
  acoustic: Pick<Acoustic, 'listen' | 'stopListening' | 'handOn'>,
  onBatch: (batch: AcousticBatch) => void,
): SoundFeed {
  let source: SoundSource | null = null;
  let ready = false;
  let receive: ((port: MessagePort) => void) | null = null;
  let offset = 0;

  function handOn(): void {
    if (!ready || !source || !receive) return;
    const { port1, port2 } = new MessageChannel();
    void acoustic.handOn(port1);
    receive(port2);
  }

  function attach(): void {
    if (!ready) return;
    if (!source) {
      void acoustic.stopListening();
      return;
    }
    const attached = source;
    offset = attached.offsetSeconds();
    void acoustic.listen(attached.listen(), attached.sampleRate, (batch) => {
      if (source !== attached) return;
      const measured = attached.offsetSeconds();
      if (Math.abs(measured - offset) > JUMP_SECONDS) offset = measured;
      onBatch({
        ...batch,
        seconds: batch.seconds + offset,
        frames: batch.frames.map((frame) => ({ ...frame, seconds: frame.seconds + offset })),
      });
    });
    handOn();
  }

  return {
    connect(next) {
      source = next;
      attach();
    },
    setWorkerReady(now) {
      ready = now;
      attach();
    },
    tap(next) {
      receive = next;
      if (next) handOn();
      else if (ready) void acoustic.handOn(null);
    },
    renewTap: handOn,
    offsetSeconds: () => offset,
  };
}
