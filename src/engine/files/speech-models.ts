import { EngineError } from '../engine-error.ts';
import { download } from './download.ts';
import type { ModelAddresses } from './model-addresses.ts';
import type { ModelFile } from './model-files.ts';

/** A speech recogniser this site serves; the paths of its files are relative to the folder of model files. */
export interface SpeechModel {
  /** As OpenAI names Whisper's sizes: `tiny.en`, `base`, … */
  id: string;
  /** Knows other languages than English. */
  multilingual: boolean;
  files: ModelFile[];
  /** An encoder for graphics cards, in place of the one of eight bits; absent where the host has none. */
  graphics?: ModelFile | undefined;
}

export interface SpeechModels {
  /** WebAssembly that runs the models; its paths are relative to the folder of WebAssembly. */
  runtime: ModelFile[];
  /** The same with WebGPU. */
  graphicsRuntime?: ModelFile | undefined;
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
  let list: unknown;
  try {
    list = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new EngineError('model-file-corrupt', LIST, { cause });
  }
  if (!isSpeechModels(list)) throw new EngineError('model-file-corrupt', LIST);
  return list;
}

/** By hand: the page asks for the list before it has loaded what checks files. */
function isSpeechModels(list: unknown): list is SpeechModels {
  const { runtime, graphicsRuntime, models } = Object(list) as Partial<Record<keyof SpeechModels, unknown>>;
  return (
    areFiles([graphicsRuntime].flatMap((file) => file ?? [])) &&
    areFiles(runtime) &&
    Array.isArray(models) &&
    models.every(isSpeechModel)
  );
}

function isSpeechModel(model: unknown): model is SpeechModel {
  const { id, multilingual, files, graphics } = Object(model) as Partial<Record<keyof SpeechModel, unknown>>;
  const known = typeof id === 'string' && typeof multilingual === 'boolean';
  return known && areFiles(files) && areFiles([graphics].flatMap((file) => file ?? []));
}

function areFiles(files: unknown): files is ModelFile[] {
  return (
    Array.isArray(files) &&
    files.every((file) => {
      const { path, bytes, sha256 } = Object(file) as Partial<Record<keyof ModelFile, unknown>>;
      return typeof path === 'string' && typeof bytes === 'number' && typeof sha256 === 'string';
    })
  );
}
