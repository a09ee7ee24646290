import type { TokenFrame } from '../../../features/frames.ts';
import { isUnreadable, type LanguageDetector } from '../../../features/language/foreign.ts';
import { loadSentenceEncoder, type SentenceEncoder } from '../../../features/language/sentence-encoder.ts';
import { sourceFromBytes, weightFileNames } from '../../../features/language/source.ts';
import { activateBackend } from '../../backend/tfjs-backend.ts';
import { EngineError } from '../../engine-error.ts';
import { readManifest } from '../../files/manifest.ts';
import type { ModelAddresses } from '../../files/model-addresses.ts';
import { loadModelFiles } from '../../files/model-files.ts';
import type { Progress } from '../../progress.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';

let encoder: SentenceEncoder | null = null;
let detector: LanguageDetector | null = null;
/** The text being encoded; the next one waits for it. */
let encoding: Promise<unknown> = Promise.resolve();

async function load(addresses: ModelAddresses, onProgress: (progress: Progress) => void): Promise<void> {
  const files = await readManifest(addresses, 'text');
  const bytes = await loadModelFiles(files, { baseUrl: addresses.modelFiles, onProgress });
  const named = (name: string) => {
    const found = bytes[files.findIndex(({ path }) => path === `text/${name}`)];
    if (!found) throw new EngineError('model-file-missing', `text/${name}`);
    return found;
  };
  const json = (name: string): unknown => JSON.parse(new TextDecoder().decode(named(name)));
  const graph = json('model.json');
  detector = (await import('eld/extrasmall')).eld;
  await activateBackend('wasm', new URL('tfjs/', addresses.wasm).href);
  encoder = await loadSentenceEncoder(
    sourceFromBytes(graph, weightFileNames(graph).map(named), json('vocab.json')),
  );
}

/** What cannot be read has no tokens: it weighs nothing. */
function encode(text: string): Promise<TokenFrame[]> {
  const encoded = encoding.then(() => {
    if (!encoder || !detector) throw new Error('Asked to encode before the text encoder was there.');
    const unreadable = isUnreadable(text, encoder.tokenize(text), encoder.vocabulary, detector);
    return unreadable ? [] : encoder.encode(text);
  });
  encoding = encoded.catch(() => undefined);
  return encoded;
}

const api = {
  start: (addresses: ModelAddresses, onProgress: (progress: Progress) => void): Promise<Outcome<null>> =>
    outcomeOf(async () => {
      await load(addresses, onProgress);
      return null;
    }),
  encode,
  /** Each text by itself, so that its tokens are the same as if it had been asked for alone. */
  encodeEach: (texts: readonly string[]): Promise<TokenFrame[][]> => Promise.all(texts.map(encode)),
};

export type TextApi = typeof api;
exposeWorker(api);
