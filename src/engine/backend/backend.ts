import type { EngineProblem } from '../engine-error.ts';

export const BACKENDS = ['webgpu', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];
/** What the person asked for; `auto` leaves it to the machine. */
export type BackendRequest = BackendName | 'auto';

/** What WebGPU offers here; null when there is none. */
export interface Adapter {
  /** Such as "apple metal-3" or "google swiftshader". */
  description: string;
  /** A graphics card played by the processor: slower than wasm for a network of this size. */
  software: boolean;
}

/** Backends to try in turn, and why the graphics card takes no part. */
export interface BackendChoice {
  candidates: readonly BackendName[];
  reason: EngineProblem | null;
  /** To be timed against the one that started, once there is time. */
  rival: BackendName | null;
}

const SOFTWARE_ARCHITECTURES = /swiftshader|llvmpipe|softpipe|lavapipe|basic render|software/i;

/** Whether a graphics card of that name is played by the processor. */
export const isSoftwareCard = (name: string): boolean => SOFTWARE_ARCHITECTURES.test(name);

/** Asks for an adapter, which is the only way to know that WebGPU works and on what. */
export async function probeAdapter(gpu: GPU | undefined): Promise<Adapter | null> {
  // A browser without WebGPU has no `gpu`; one whose driver is blocked has it and gives null, or throws.
  const adapter = await gpu?.requestAdapter().catch(() => null);
  if (!adapter) return null;
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const words = [vendor, architecture].filter(Boolean).join(' ') || description;
  return {
    description: words,
    software: isFallbackAdapter || isSoftwareCard(`${words} ${description}`),
  };
}

/**
 * wasm, which starts at once, with webgpu on a real graphics card as its rival; a software adapter is some eighty times
 * slower and not worth a race. A request is honoured as far as the machine allows and then needs no reason.
 */
export function chooseBackend(request: BackendRequest, adapter: Adapter | null): BackendChoice {
  const rival = null;
  if (request === 'cpu') return { candidates: ['cpu'], reason: null, rival };
  if (request === 'wasm') return { candidates: ['wasm', 'cpu'], reason: null, rival };
  if (!adapter) return { candidates: ['wasm', 'cpu'], reason: { code: 'backend-no-webgpu' }, rival };
  if (request === 'webgpu') return { candidates: BACKENDS, reason: null, rival };
  if (!adapter.software) return { candidates: ['wasm', 'cpu'], reason: null, rival: 'webgpu' };
  const reason = { code: 'backend-software-gpu', detail: adapter.description } as const;
  return { candidates: ['wasm', 'cpu'], reason, rival };
}

/** `?backend=webgpu|wasm|cpu` in the page's address; anything else is `auto`. */
export function backendRequestOf(search: string): BackendRequest {
  const asked = new URLSearchParams(search).get('backend');
  return BACKENDS.find((name) => name === asked) ?? 'auto';
}
