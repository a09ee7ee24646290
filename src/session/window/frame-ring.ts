/** One frame: a moment and its numbers. */
export interface Row {
  seconds: number;
  values: Float32Array;
}

/** The newest frames of a stream in order of time. Its memory is taken once and never grows. */
export interface FrameRing {
  /** A frame that is not newer than the last one is left out: the stream's clock went back. */
  push(row: Row): void;
  /** Frames with start <= seconds < end, as copies. */
  between(startSeconds: number, endSeconds: number): Row[];
  latest(): Row | null;
  readonly size: number;
}

/**
 * @param capacity frames kept; the oldest go first
 * @param width numbers of a frame
 */
export function frameRing(capacity: number, width: number): FrameRing {
  const times = new Float64Array(capacity);
  const numbers = new Float32Array(capacity * width);
  /** Slot of the oldest frame. */
  let first = 0;
  let size = 0;

  const slot = (index: number) => (first + index) % capacity;
  const time = (index: number) => times[slot(index)] ?? Number.NaN;
  function at(index: number): Row {
    const start = slot(index) * width;
    return { seconds: time(index), values: numbers.slice(start, start + width) };
  }

  /** Index of the first frame at or after a moment. */
  function search(seconds: number): number {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (time(middle) < seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    push({ seconds, values }) {
      if (size > 0 && !(seconds > time(size - 1))) return;
      if (size < capacity) size += 1;
      else first = (first + 1) % capacity;
      const newest = slot(size - 1);
      times[newest] = seconds;
      numbers.set(values, newest * width);
    },
    between(startSeconds, endSeconds) {
      const found: Row[] = [];
      for (let index = search(startSeconds); index < size && time(index) < endSeconds; index++) {
        found.push(at(index));
      }
      return found;
    },
    latest: () => (size > 0 ? at(size - 1) : null),
    get size() {
      return size;
    },
  };
}
