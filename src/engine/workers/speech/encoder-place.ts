import type { Adapter, BackendRequest } from '../../backend/backend.ts';

/** Where Whisper's encoder is to run, and what is to be timed against it once there is time. */
export interface EncoderPlace {
  name: 'webgpu' | 'wasm';
  rival: { name: 'webgpu'; adapter: string } | null;
}

/** What there is here. */
export interface EncoderSituation {
  request: BackendRequest;
  adapter: Adapter | null;
  /** The site serves an encoder for graphics cards, and the browser can wait for one in WebAssembly. */
  graphics: boolean;
}

/**
 * The encoder starts on wasm, which needs fewer files, with webgpu on a real graphics card as its rival, as the network
 * does. A graphics card that the processor plays takes part only when it is asked for by name. The decoder, a few small
 * products for each token, stays on wasm in any case: a graphics card is waited for longer than it takes to compute them.
 */
export function encoderPlace({ request, adapter, graphics }: EncoderSituation): EncoderPlace {
  const there = adapter !== null && graphics;
  if (request === 'webgpu' && there) return { name: 'webgpu', rival: null };
  const races = request === 'auto' && there && !adapter.software;
  return { name: 'wasm', rival: races ? { name: 'webgpu', adapter: adapter.description } : null };
}

/** The page, the predictions and the face need the rest. */
const MOST_THREADS = 4;

/**
 * Threads for the recogniser's WebAssembly: half of the processor's, so that face and predictions keep theirs, and one
 * where the page is not isolated from others, which is what shared memory takes.
 */
export function threadsOf(isolated: boolean, processors: number): number {
  return isolated ? Math.max(1, Math.min(MOST_THREADS, Math.floor(processors / 2))) : 1;
}

/** How alike two encoders that are one and the same, but for their numbers' width, have to hear a sound. */
const ALIKE = 0.9;

/** Whether two encoders' states of the same sound agree: by the cosine between them. */
export function hearAlike(one: Float32Array, other: Float32Array): boolean {
  if (one.length === 0 || one.length !== other.length) return false;
  let [product, ones, others] = [0, 0, 0];
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    product += value * against;
    ones += value * value;
    others += against * against;
  }
  return product / Math.sqrt(ones * others) >= ALIKE;
}
