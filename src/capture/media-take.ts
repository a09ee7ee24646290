/** What is recorded of a stream. */
export type TakeKind = 'audio' | 'video';

export interface TakeOptions {
  /** Encoding has begun: what comes from now on is in the take. */
  onStart(): void;
  /** The next piece of the file; all pieces together are it. */
  onPiece(piece: Blob): void;
  /** Nothing more comes. */
  onFailed(detail: string): void;
}

/** A piece this often: what is not handed over when the tab is killed is lost. */
const PIECE_MILLISECONDS = 500;
/** Types in the order they are tried: quick to encode first, and then what Safari has. */
const TYPES: Record<TakeKind, readonly string[]> = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4'],
  video: ['video/webm;codecs=vp8', 'video/webm', 'video/mp4'],
};
const BITS_PER_SECOND: Record<TakeKind, number> = { audio: 64_000, video: 1_000_000 };

/** Bytes a second of a take, about. */
export const takeBytesPerSecond = (kind: TakeKind): number => BITS_PER_SECOND[kind] / 8;

/**
 * Encodes a stream as the browser can, until it is stopped or the stream ends.
 * @returns what stops it; settles when the last piece was handed over
 */
export function recordTake(stream: MediaStream, kind: TakeKind, options: TakeOptions): () => Promise<void> {
  const type = TYPES[kind].find((candidate) => globalThis.MediaRecorder?.isTypeSupported(candidate));
  if (!type) {
    options.onFailed('MediaRecorder');
    return async () => undefined;
  }
  const tracks = kind === 'audio' ? stream.getAudioTracks() : stream.getVideoTracks();
  try {
    const recorder = new MediaRecorder(new MediaStream(tracks), {
      mimeType: type,
      bitsPerSecond: BITS_PER_SECOND[kind],
    });
    const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()));
    recorder.addEventListener('start', options.onStart);
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size > 0) options.onPiece(data);
    });
    recorder.addEventListener('error', (event) =>
      options.onFailed((event as ErrorEvent).error?.message ?? 'MediaRecorder'),
    );
    recorder.start(PIECE_MILLISECONDS);
    return async () => {
      if (recorder.state !== 'inactive') recorder.stop();
      await ended;
    };
  } catch (cause) {
    options.onFailed(cause instanceof Error ? cause.message : String(cause));
    return async () => undefined;
  }
}
