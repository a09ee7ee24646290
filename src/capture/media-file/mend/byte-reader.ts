/** A file's bytes by their place, a stretch of it in memory at a time. */
export interface ByteReader {
  size: number;
  /** @returns fewer than `length` at the end of the file; a view that the next call may not touch */
  bytes(at: number, length: number): Promise<Uint8Array>;
}

const WINDOW_BYTES = 1 << 18;

export function readBytesOf(blob: Blob): ByteReader {
  let held = new Uint8Array(0);
  let heldAt = 0;
  return {
    size: blob.size,
    async bytes(at, length) {
      if (at < heldAt || at + length > heldAt + held.length) {
        const until = Math.min(blob.size, at + Math.max(length, WINDOW_BYTES));
        held = new Uint8Array(await blob.slice(at, until).arrayBuffer());
        heldAt = at;
      }
      return held.subarray(at - heldAt, at - heldAt + length);
    },
  };
}

/** A file with a few of its bytes replaced, in order of their place. */
export function patched(
  blob: Blob,
  patches: readonly { at: number; bytes: Uint8Array<ArrayBuffer> }[],
  end = blob.size,
): Blob {
  const pieces: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  let done = 0;
  for (const { at, bytes } of patches) {
    pieces.push(blob.slice(done, at), bytes);
    done = at + bytes.length;
  }
  return new Blob([...pieces, blob.slice(done, end)]);
}
