import { z } from 'zod';
import { download } from './download.ts';
import { readManifest } from './manifest.ts';
import { type ModelAddresses, modelAddresses } from './model-addresses.ts';
import { keepModelFiles } from './model-files.ts';

const keptSize = z.object({ bytes: z.int().positive() });

/**
 * What a copy of the whole app takes on this device, models included, in bytes.
 * @param baseUrl absolute address the app is served under, with the slash at the end
 * @throws when the build did not write it down, or a list cannot be read
 */
export async function copyBytes(baseUrl: string): Promise<number> {
  const [size, files] = await Promise.all([
    download(new URL('kept-size.json', baseUrl).href, { name: 'kept-size.json', retryDelays: [] }),
    readManifest(modelAddresses(baseUrl)),
  ]);
  const { bytes } = keptSize.parse(JSON.parse(new TextDecoder().decode(size)));
  return bytes + files.reduce((sum, file) => sum + file.bytes, 0);
}

/**
 * Keeps every outside model on this device.
 * @returns the paths that could not be kept
 * @throws EngineError when the list of models cannot be had
 */
export async function keepAllModels(addresses: ModelAddresses): Promise<string[]> {
  return keepModelFiles(await readManifest(addresses), { baseUrl: addresses.modelFiles });
}
