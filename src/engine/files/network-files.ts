import type { WrittenTrace } from '../../model/trace.ts';
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
  const weights = download(at('weights.bin'), { name: 'weights.bin', onProgress });
  // Of two files that do not come, the first is told of.
  weights.catch(() => undefined);
  const text = await download(at('model.json'), { name: 'model.json' });
  const bytes = await weights;
  try {
    return { json: JSON.parse(new TextDecoder().decode(text)), bytes };
  } catch (cause) {
    throw new EngineError('model-file-corrupt', 'model.json', { cause });
  }
}

/**
 * What the cpu answers to the self-test with a network, as `npm run self-test` wrote it beside its weights; null where it
 * cannot be had, which costs no more than time.
 * @param folder as for `downloadNetwork`
 */
export async function downloadSelfTest(folder: string): Promise<WrittenTrace | null> {
  try {
    const text = await download(new URL('self-test.json', folder).href, {
      name: 'self-test.json',
      retryDelays: [],
    });
    const trace: unknown = JSON.parse(new TextDecoder().decode(text));
    // What else is wrong with it makes it differ from every answer.
    return typeof trace === 'object' ? (trace as WrittenTrace | null) : null;
  } catch {
    return null;
  }
}
