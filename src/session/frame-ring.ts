/** The newest frames of a stream in order of time, in bounded memory. */
export interface FrameRing<Frame extends { seconds: number }> {
  /** A frame that is not newer than the last one is left out: the stream's clock went back. */
  push(frame: Frame): void;
  /** Frames with start <= seconds < end. */
  between(startSeconds: number, endSeconds: number): Frame[];
  latest(): Frame | null;
  readonly size: number;
}

/** @param capacity frames kept; the oldest go first */
export function frameRing<Frame extends { seconds: number }>(capacity: number): FrameRing<Frame> {
  /** Oldest at `first`, wrapping around once the ring is full. */
  const frames: Frame[] = [];
  let first = 0;
  const at = (index: number): Frame => frames[(first + index) % frames.length] as Frame;

  /** Index of the first frame at or after a moment. */
  function search(seconds: number): number {
    let low = 0;
    let high = frames.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(middle).seconds < seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const latest = () => (frames.length > 0 ? at(frames.length - 1) : null);
  return {
    push(frame) {
      const last = latest();
      if (last && !(frame.seconds > last.seconds)) return;
      if (frames.length < capacity) frames.push(frame);
      else {
        frames[first] = frame;
        first = (first + 1) % capacity;
      }
    },
    between(startSeconds, endSeconds) {
      const found: Frame[] = [];
      for (let index = search(startSeconds); index < frames.length; index++) {
        const frame = at(index);
        if (frame.seconds >= endSeconds) break;
        found.push(frame);
      }
      return found;
    },
    latest,
    get size() {
      return frames.length;
    },
  };
}
