import { z } from 'zod';
import { download } from './download.ts';
import { readManifest } from './manifest.ts';
import { type ModelAddresses, modelAddresses } from './model-addresses.ts';
import { bytesToLoad, keepModelFiles, type ModelFile } from './model-files.ts';
import { readSpeechModels } from './speech-models.ts';

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

/** What a recogniser of this site is made of on a processor, by the folder it lies in; nothing where there is none. */
async function speechFiles(
  addresses: ModelAddresses,
  id: string,
): Promise<{ files: readonly ModelFile[]; baseUrl: string }[]> {
  const { runtime, models } = await readSpeechModels(addresses);
  const chosen = models.find((model) => model.id === id);
  if (!chosen) return [];
  return [
    { files: runtime, baseUrl: addresses.wasm },
    { files: chosen.files, baseUrl: addresses.modelFiles },
  ];
}

/**
 * What of a recogniser is not on this device, in bytes.
 * @throws EngineError when the site's list of recognisers cannot be had
 */
export async function speechBytesToKeep(addresses: ModelAddresses, id: string): Promise<number> {
  const parts = await speechFiles(addresses, id);
  const bytes = await Promise.all(parts.map(({ files }) => bytesToLoad(files)));
  return bytes.reduce((sum, more) => sum + more, 0);
}

/**
 * Keeps a recogniser on this device.
 * @returns the paths that could not be kept
 * @throws EngineError when the site's list of recognisers cannot be had
 */
export async function keepSpeechModel(addresses: ModelAddresses, id: string): Promise<string[]> {
  const missing: string[] = [];
  for (const { files, baseUrl } of await speechFiles(addresses, id))
    missing.push(...(await keepModelFiles(files, { baseUrl })));
  return missing;
}
