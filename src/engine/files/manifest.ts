import { z } from 'zod';
import { EngineError } from '../engine-error.ts';
import { download } from './download.ts';
import type { ModelAddresses } from './model-addresses.ts';
import type { ModelFile } from './model-files.ts';

const manifestSchema = z.array(
  z.object({
    id: z.string(),
    path: z.string(),
    bytes: z.int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    url: z.url().optional(),
  }),
);

/**
 * The files of one outside model, or of all of them, in the manifest's order.
 * @throws EngineError `model-file-missing`, `model-file-network` or `model-file-corrupt`, naming the manifest.
 */
export async function readManifest(addresses: ModelAddresses, id?: 'text' | 'face'): Promise<ModelFile[]> {
  const files = manifestSchema.safeParse(await fetchJson(new URL('manifest.json', addresses.models)));
  if (!files.success) throw new EngineError('model-file-corrupt', 'manifest.json', { cause: files.error });
  return files.data.filter((file) => id === undefined || file.id === id);
}

async function fetchJson(address: URL): Promise<unknown> {
  const text = new TextDecoder().decode(await download(address.href, { name: 'manifest.json' }));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EngineError('model-file-corrupt', 'manifest.json', { cause });
  }
}
