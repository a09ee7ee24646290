/** A picture that can be handed to a worker; whoever receives it closes it. */
export type TransferableFrame = VideoFrame | ImageBitmap;

export interface VideoFrameOptions {
  /**
   * Takes one frame. The next is not taken before the promise settles, so at most one frame is on its way and a slow
   * receiver sees fewer frames, never old ones.
   * @param capturedAt `performance.now()` at capture, in milliseconds
   */
  deliver(frame: TransferableFrame, capturedAt: number): Promise<void>;
  /** Fewest milliseconds between two frames, asked again after every frame. */
  minimumInterval(): number;
}

/** A frame that is due sooner than this is watched for: two frames of a camera. */
const WATCH_AHEAD_MILLISECONDS = 66;

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
  let sleep: ReturnType<typeof setTimeout> | undefined;
  let lastTaken = Number.NEGATIVE_INFINITY;
  let delivering = false;
  /** A frame newer than the one on its way has been presented, captured then. */
  let waiting: number | null = null;

  const dueIn = () => lastTaken + options.minimumInterval() - performance.now();

  function watch(): void {
    video.cancelVideoFrameCallback(handle);
    handle = video.requestVideoFrameCallback((now, { captureTime }) => {
      waiting = captureTime ?? now;
      void take();
      goOn();
    });
  }

  /** Watches for the next frame, or sleeps until shortly before it is due: a page that is told of frames is kept awake. */
  function goOn(): void {
    clearTimeout(sleep);
    if (stopped) return;
    const wait = delivering ? 0 : dueIn() - WATCH_AHEAD_MILLISECONDS;
    if (wait <= 0) {
      watch();
      return;
    }
    video.cancelVideoFrameCallback(handle);
    // By then another one is shown.
    waiting = null;
    sleep = setTimeout(watch, wait);
  }

  /** Takes what is shown now if it is new; the receiver is never idle while there is a newer frame. */
  async function take(): Promise<void> {
    if (stopped || delivering || waiting === null || dueIn() > 0) return;
    const capturedAt = waiting;
    waiting = null;
    lastTaken = performance.now();
    delivering = true;
    try {
      // A frame that is gone by the time it is asked for is left out.
      const frame = await frameOf(video).catch(() => null);
      if (frame) await options.deliver(frame, capturedAt);
    } finally {
      delivering = false;
    }
    void take();
    goOn();
  }

  watch();
  // A stream that ends before its first frame rejects play(); the track's own `ended` tells the person.
  video.play().catch(() => undefined);
  return () => {
    stopped = true;
    clearTimeout(sleep);
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
