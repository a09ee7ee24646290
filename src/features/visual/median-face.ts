import { BLENDSHAPE_NAMES } from './blendshapes.ts';

/** The median [52] of each blendshape over faces, of which there is at least one: a blink in some of them is none in it. */
export function medianFace(faces: readonly Float32Array[]): Float32Array {
  return Float32Array.from(BLENDSHAPE_NAMES, (_, shape) => {
    const sorted = Float64Array.from(faces, (face) => face[shape] ?? 0).sort();
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  });
}
