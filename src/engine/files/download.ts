import { EngineError } from '../engine-error.ts';
import type { Progress } from '../progress.ts';

export interface DownloadOptions {
  /** What the file is called in an error. */
  name: string;
  onProgress?: (progress: Progress) => void;
  /** Waits before the second, third, ... attempt at an address that did not answer, in milliseconds. */
  retryDelays?: readonly number[];
}

const RETRY_DELAYS = [500, 1500, 4000];

/**
 * Downloads a file, trying again when the network or the server fails.
 * @throws EngineError `model-file-missing` at once, `model-file-network` after the last attempt
 */
export async function download(
  address: string,
  { name, onProgress, retryDelays = RETRY_DELAYS }: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 1; ; attempt++) {
    onProgress?.({ loadedBytes: 0, totalBytes: null, attempt });
    try {
      const response = await fetch(address);
      // A server with a single-page fallback answers a missing file with the page itself.
      const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
      if (response.status === 404 || response.status === 410 || (response.ok && isPage)) {
        throw new EngineError('model-file-missing', name);
      }
      if (!response.ok) throw new Error(`status ${response.status}`);
      const length = Number(response.headers.get('content-length'));
      const totalBytes = length > 0 ? length : null;
      return await readBytes(response, (loadedBytes) => onProgress?.({ loadedBytes, totalBytes, attempt }));
    } catch (error) {
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
