/** A picture that can be handed to a worker; whoever receives it closes it. */
export type TransferableFrame = VideoFrame | ImageBitmap;

export interface VideoFrameOptions {
  /**
   * Takes one frame. The next is not taken before the promise settles, so at most one frame is on its way and a slow
   * receiver sees fewer frames, never old ones.
   * @param capturedAt `performance.now()` at capture, in milliseconds
   */
  deliver(frame: TransferableFrame, capturedAt: number): Promise<void>;
  /** Fewest milliseconds between two frames. */
  minimumInterval: number;
}

/**
 * Takes frames off a camera's stream as the browser presents them. A hidden tab presents none, and the frames go on by
 * themselves when it is shown again.
 * @returns what ends it
 */
export function takeVideoFrames(stream: MediaStream, options: VideoFrameOptions): () => void {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  let stopped = false;
  let handle = 0;
  let lastTaken = Number.NEGATIVE_INFINITY;
  let delivering = false;
  /** A frame newer than the one on its way has been presented, captured then. */
  let waiting: number | null = null;

  function watch(): void {
    handle = video.requestVideoFrameCallback((now, { captureTime }) => {
      waiting = captureTime ?? now;
      void take();
      watch();
    });
  }

  /** Takes what is shown now if it is new; the receiver is never idle while there is a newer frame. */
  async function take(): Promise<void> {
    const now = performance.now();
    if (stopped || delivering || waiting === null || now - lastTaken < options.minimumInterval) return;
    const capturedAt = waiting;
    waiting = null;
    lastTaken = now;
    delivering = true;
    try {
      // A frame that is gone by the time it is asked for is left out.
      const frame = await frameOf(video).catch(() => null);
      if (frame) await options.deliver(frame, capturedAt);
    } finally {
      delivering = false;
    }
    void take();
  }

  watch();
  // A stream that ends before its first frame rejects play(); the track's own `ended` tells the person.
  video.play().catch(() => undefined);
  return () => {
    stopped = true;
    video.cancelVideoFrameCallback(handle);
    video.srcObject = null;
  };
}

/** VideoFrame keeps the picture where the decoder left it; a bitmap is a copy, for browsers without WebCodecs. */
async function frameOf(video: HTMLVideoElement): Promise<TransferableFrame | null> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  if ('VideoFrame' in globalThis) return new VideoFrame(video);
  return createImageBitmap(video);
}
