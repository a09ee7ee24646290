import type { AudioChunk } from './audio-chunk.ts';

/** A chunk is about this long: short enough to feel live, long enough for 25 messages a second. */
const CHUNK_SECONDS = 0.04;

/**
 * Collects the first channel into chunks and sends them to the port it is given, past the main thread.
 * The first message on its own port carries that port.
 */
class MicrophoneProcessor extends AudioWorkletProcessor {
  private target: MessagePort | null = null;
  private chunk: Float32Array<ArrayBuffer> | null = null;
  private filled = 0;
  private startSeconds = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<MessagePort>) => {
      this.target = data;
    };
  }

  process([input]: Float32Array[][]): boolean {
    const samples = input?.[0];
    if (!samples || !this.target) return true;
    if (!this.chunk) {
      const blocks = Math.max(1, Math.round((CHUNK_SECONDS * sampleRate) / samples.length));
      this.chunk = new Float32Array(blocks * samples.length);
      this.filled = 0;
      this.startSeconds = currentTime;
    }
    this.chunk.set(samples, this.filled);
    this.filled += samples.length;
    if (this.filled === this.chunk.length) {
      const message: AudioChunk = { samples: this.chunk, seconds: this.startSeconds };
      this.target.postMessage(message, [this.chunk.buffer]);
      this.chunk = null;
    }
    return true;
  }
}

registerProcessor('microphone', MicrophoneProcessor);
