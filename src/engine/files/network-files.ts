import { EngineError } from '../engine-error.ts';
import type { Progress } from '../progress.ts';
import { download } from './download.ts';

/** A network as `serializeNetwork` writes it. */
export interface NetworkFiles {
  json: unknown;
  bytes: Uint8Array;
}

/**
 * Downloads a network trained here: `model.json` and `weights.bin` of a folder.
 * @param folder absolute address with the slash at the end
 * @throws EngineError `model-file-missing`, `model-file-network` or `model-file-corrupt`, naming the file
 */
export async function downloadNetwork(
  folder: string,
  onProgress: (progress: Progress) => void,
): Promise<NetworkFiles> {
  const at = (name: string) => new URL(name, folder).href;
  const text = await download(at('model.json'), { name: 'model.json' });
  const bytes = await download(at('weights.bin'), { name: 'weights.bin', onProgress });
  try {
    return { json: JSON.parse(new TextDecoder().decode(text)), bytes };
  } catch (cause) {
    throw new EngineError('model-file-corrupt', 'model.json', { cause });
  }
}
