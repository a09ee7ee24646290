/**
 * [length] zeros. Where the page may share memory, workers read them where they are: handing a table of ten thousand rows
 * over then takes no time, and no second copy.
 */
export function sharedFloats(length: number): Float32Array {
  return globalThis.crossOriginIsolated
    ? new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT))
    : new Float32Array(length);
}
