import { EngineError } from '../engine-error.ts';
import type { Progress } from '../progress.ts';

export interface DownloadOptions {
  /** What the file is called in an error. */
  name: string;
  onProgress?: (progress: Progress) => void;
  /** Waits before the second, third, ... attempt at an address that did not answer, in milliseconds. */
  retryDelays?: readonly number[];
  /** An attempt that takes longer than this has failed, in milliseconds. */
  patience?: number;
  /** Looks at what came: an attempt has failed when it throws. */
  check?: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Is told why an attempt failed. */
  onFailure?: (cause: unknown, attempt: number) => void;
}

const RETRY_DELAYS = [500, 1500, 4000];

/**
 * Downloads a file, trying again when the network or the server fails.
 * @throws EngineError `model-file-missing` at once, `model-file-network` after the last attempt
 */
export async function download(
  address: string,
  { name, onProgress, retryDelays = RETRY_DELAYS, patience, check, onFailure }: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 1; ; attempt++) {
    onProgress?.({ loadedBytes: 0, totalBytes: null, attempt });
    try {
      const response = await fetch(address, patience ? { signal: AbortSignal.timeout(patience) } : {});
      // A server with a single-page fallback answers a missing file with the page itself.
      const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
      if (response.status === 404 || response.status === 410 || (response.ok && isPage)) {
        throw new EngineError('model-file-missing', name);
      }
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      const length = Number(response.headers.get('content-length'));
      const totalBytes = length > 0 ? length : null;
      const bytes = await readBytes(response, (loadedBytes) =>
        onProgress?.({ loadedBytes, totalBytes, attempt }),
      );
      check?.(bytes);
      return bytes;
    } catch (error) {
      onFailure?.(error, attempt);
      if (error instanceof EngineError) throw error;
      const delay = retryDelays[attempt - 1];
      if (delay === undefined) throw new EngineError('model-file-network', name, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

async function readBytes(
  response: Response,
  report: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    report(size);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
