import { z } from 'zod';
import { EngineError } from '../engine-error.ts';
import { download } from './download.ts';
import type { ModelFile } from './model-files.ts';

/** Where this site keeps what the workers load; absolute addresses, each with the slash at the end. */
export interface ModelAddresses {
  /** Outside model files. */
  modelFiles: string;
  /** WebAssembly of the libraries, a folder each. */
  wasm: string;
  /** The networks trained here, and the manifest of the outside files. */
  models: string;
}

/**
 * Addresses for an app served under `baseUrl`. Everything lies beside the app, but for model files a build was told to
 * look for elsewhere (`DBR_MODEL_FILES`).
 */
export function modelAddresses(baseUrl: string): ModelAddresses {
  const at = (path: string) => new URL(path, baseUrl).href;
  return {
    modelFiles: at(import.meta.env.DBR_MODEL_FILES ?? 'model-files/'),
    wasm: at('model-files/wasm/'),
    models: at('models/'),
  };
}

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
