import { z } from 'zod';
import { EngineError } from '../engine-error.ts';
import { download } from './download.ts';
import type { ModelAddresses } from './model-addresses.ts';
import type { ModelFile } from './model-files.ts';

const file = z.object({
  path: z.string(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const schema = z.object({
  /** WebAssembly that runs the models; its paths are relative to the folder of WebAssembly. */
  runtime: z.array(file),
  models: z.array(z.object({ id: z.string(), multilingual: z.boolean(), files: z.array(file) })),
});

/** A speech recogniser this site serves; the paths of its files are relative to the folder of model files. */
export interface SpeechModel {
  /** As OpenAI names Whisper's sizes: `tiny.en`, `base`, … */
  id: string;
  /** Knows other languages than English. */
  multilingual: boolean;
  files: ModelFile[];
}

export interface SpeechModels {
  runtime: ModelFile[];
  /** The smallest first; none where the host serves none. */
  models: SpeechModel[];
}

const LIST = 'speech/models.json';

/**
 * The speech recognisers this site serves.
 * @throws EngineError `model-file-missing`, `model-file-network` or `model-file-corrupt`, naming the list
 */
export async function readSpeechModels({ modelFiles }: ModelAddresses): Promise<SpeechModels> {
  const bytes = await download(new URL(LIST, modelFiles).href, { name: LIST, retryDelays: [] });
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new EngineError('model-file-corrupt', LIST, { cause });
  }
}
