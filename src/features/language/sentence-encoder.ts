import * as tf from '@tensorflow/tfjs';
import { FeatureError } from '../feature-error.ts';
import { LANGUAGE_WIDTH, type TokenFrame, WINDOW_STEPS } from '../frames.ts';
import { type Token, tokenize } from './tokenizer.ts';
import { readVocabulary, UNKNOWN_ID, type Vocabulary } from './vocabulary.ts';

/** Contextual token vectors [B, n, 512], after the second transformer layer. */
const TOKENS_NODE = 'module_apply_default/Encoder_en/KonaTransformer/mul';
/** Sentence vectors [B, 512], of length 1. */
const SENTENCE_NODE = 'module_apply_default/Encoder_en/hidden_layers/l2_normalize';
/** The graph cuts off whatever follows the 128th token, so the tail of a longer text is what we hand it. */
export const CONTEXT_TOKENS = 128;
/** Sentences in one forward pass of `encodeAll`: beyond this, larger batches save nothing on wasm. */
const BATCH_SENTENCES = 16;

/** Where the encoder's graph and vocabulary come from: fetched bytes in a worker, files in Node. */
export interface SentenceEncoderSource {
  graph: tf.io.IOHandler;
  /** Parsed `vocab.json`. */
  vocabulary: unknown;
}

/** Universal Sentence Encoder lite (Cer et al. 2018, arXiv 1803.11175) down to its tokens. */
export interface SentenceEncoder {
  vocabulary: Vocabulary;
  /** Tokens alone, without running the network. */
  tokenize(text: string): Token[];
  /** The last `WINDOW_STEPS` tokens of a text, each with its contextual vector; [] for a blank text. */
  encode(text: string): Promise<TokenFrame[]>;
  /** The sentence vector [512] of length 1; null for a blank text. */
  embed(text: string): Promise<Float32Array | null>;
  /** `encode` for many texts at once, in their order. */
  encodeAll(texts: readonly string[], options?: EncodeAllOptions): Promise<TokenFrame[][]>;
  /** `encodeAll` one text at a time, shortest first: for more texts than fit into memory. */
  encodeEach(texts: readonly string[]): AsyncGenerator<EncodedText>;
  dispose(): void;
}

export interface EncodeAllOptions {
  onProgress?: (done: number, total: number) => void;
}

export interface EncodedText {
  /** Position in the list of texts. */
  index: number;
  frames: TokenFrame[];
}

/**
 * Loads the encoder on the active tfjs backend and runs it once, so that the first sentence is not the slow one.
 *
 * @throws FeatureError `textModelBroken` when the graph or the vocabulary is not what it should be.
 */
export async function loadSentenceEncoder(source: SentenceEncoderSource): Promise<SentenceEncoder> {
  const vocabulary = readVocabulary(source.vocabulary);
  const model = await loadGraph(source.graph);
  const tokensOf = (text: string): Token[] => tokenize(text, vocabulary).slice(-CONTEXT_TOKENS);

  async function* encodeEach(texts: readonly string[]): AsyncGenerator<EncodedText> {
    const waiting = texts
      .map((text, index) => ({ index, tokens: tokensOf(text) }))
      .sort((a, b) => a.tokens.length - b.tokens.length);
    for (let start = 0; start < waiting.length; start += BATCH_SENTENCES) {
      const batch = waiting.slice(start, start + BATCH_SENTENCES);
      const frames = await runTokens(
        model,
        batch.map(({ tokens }) => tokens),
      );
      for (const [row, { index }] of batch.entries()) yield { index, frames: frames[row] ?? [] };
    }
  }

  return {
    vocabulary,
    tokenize: (text) => tokenize(text, vocabulary),
    encode: async (text) => (await runTokens(model, [tokensOf(text)]))[0] ?? [],
    embed: (text) => runSentence(model, tokensOf(text)),
    encodeAll: async (texts, { onProgress } = {}) => {
      const all: TokenFrame[][] = new Array(texts.length);
      let done = 0;
      for await (const { index, frames } of encodeEach(texts)) {
        all[index] = frames;
        done += 1;
        onProgress?.(done, texts.length);
      }
      return all;
    },
    encodeEach,
    dispose: () => model.dispose(),
  };
}

async function loadGraph(graph: tf.io.IOHandler): Promise<tf.GraphModel> {
  try {
    const model = await tf.loadGraphModel(graph);
    await runTokens(model, [[{ id: UNKNOWN_ID, piece: '', start: 0, end: 0 }]]);
    return model;
  } catch (cause) {
    throw new FeatureError('textModelBroken', 'The text encoder does not load or does not run.', { cause });
  }
}

/** Token vectors of several token sequences in one pass; attention never reaches into the padding. */
async function runTokens(model: tf.GraphModel, batch: readonly Token[][]): Promise<TokenFrame[][]> {
  const longest = Math.max(...batch.map((tokens) => tokens.length));
  if (longest === 0) return batch.map(() => []);
  const vectors = await run(model, batch, TOKENS_NODE); // [B, longest, 512]
  return batch.map((tokens, row) => {
    const kept = tokens.slice(-WINDOW_STEPS);
    const first = row * longest + tokens.length - kept.length;
    return kept.map(({ piece, start, end }, step) => ({
      piece,
      start,
      end,
      values: vectors.slice((first + step) * LANGUAGE_WIDTH, (first + step + 1) * LANGUAGE_WIDTH),
    }));
  });
}

async function runSentence(model: tf.GraphModel, tokens: Token[]): Promise<Float32Array | null> {
  return tokens.length === 0 ? null : run(model, [tokens], SENTENCE_NODE);
}

/** One pass of the graph. Its input is a sparse [B, n] matrix of ids: coordinates and values. */
async function run(model: tf.GraphModel, batch: readonly Token[][], node: string): Promise<Float32Array> {
  const coordinates = batch.flatMap((tokens, row) => tokens.map((_, step): [number, number] => [row, step]));
  const ids = batch.flatMap((tokens) => tokens.map(({ id }) => id));
  const indices = tf.tensor2d(coordinates, [coordinates.length, 2], 'int32');
  const values = tf.tensor1d(ids, 'int32');
  try {
    const output = await model.executeAsync({ indices, values }, node);
    const vectors = Array.isArray(output) ? output[0] : output;
    if (!vectors) throw new FeatureError('textModelBroken', `The text encoder has no node ${node}.`);
    try {
      return await vectors.data<'float32'>();
    } finally {
      vectors.dispose();
    }
  } finally {
    tf.dispose([indices, values]);
  }
}
