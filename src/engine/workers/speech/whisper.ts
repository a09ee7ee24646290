import {
  env,
  InterruptableStoppingCriteria,
  LogitsProcessor,
  LogitsProcessorList,
  type Tensor,
  WhisperFeatureExtractor,
  WhisperForConditionalGeneration,
  WhisperTokenizer,
} from '@huggingface/transformers';
import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import type { Heard, SpokenLanguage, SpokenWord } from './api.ts';
import { TIMED_TOKENS, timedClip } from './timed-clip.ts';

/** The encoder's frames: half a minute of them. */
const FRAME_SECONDS = 0.02;
const MOST_FRAMES = 1500;
/** Whisper loses itself in noise and repeats; nobody says more than this. */
const TOKENS_PER_SECOND = 8;
const FEWEST_TOKENS = 8;
/** Shorter sound has no word in it. */
const SHORTEST_SECONDS = 0.1;
const START_MILLISECONDS = 180_000;
/** Not an address: what the library asks for is answered from memory. */
const FOLDER = 'whisper';

export interface WhisperRuntime {
  /** Address of the script beside the WebAssembly. */
  script: string;
  wasm: Uint8Array<ArrayBuffer>;
  /** 1 where the page is not isolated from others. */
  threads: number;
  /** Where the encoder runs, which is most of the work; on webgpu it is that of 32 bits. */
  encoder: 'webgpu' | 'wasm';
}

export interface Whisper {
  /**
   * What was said in a stretch of sound at 16 kHz, at most half a minute of it; null when it was interrupted. Times are
   * from the first sample on.
   */
  transcribe(samples: Float32Array, language: SpokenLanguage): Promise<Heard | null>;
  /** Ends what is being transcribed. */
  interrupt(): void;
  /** Milliseconds that a fixed clip takes, with a fixed number of tokens: the best of a few runs. */
  time(): Promise<number>;
  /** What the encoder makes of that clip, to be compared with another one's. */
  states(): Promise<Float32Array<ArrayBuffer>>;
}

/** The parts of a generation's outcome that are read here. */
interface Generated {
  sequences: Tensor;
  cross_attentions: Tensor[][];
}

/**
 * Makes a recogniser of the files of a Whisper as they lie in its repository, all of them in memory: nothing is fetched.
 * @param files by their path below the repository
 * @throws when the files are not those of a Whisper with attentions, which word times are made of
 */
export async function loadWhisper(
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  { script, wasm, threads, encoder }: WhisperRuntime,
): Promise<Whisper> {
  answerFromMemory(files);
  const runtime = env.backends.onnx.wasm;
  if (!runtime) throw new Error('ONNX Runtime has no WebAssembly here.');
  runtime.wasmPaths = { mjs: script };
  runtime.wasmBinary = wasm;
  runtime.numThreads = threads;
  // A host that refuses the threads their script would be waited for without end.
  runtime.initTimeout = START_MILLISECONDS;
  const [tokenizer, extractor, model] = await Promise.all([
    WhisperTokenizer.from_pretrained(FOLDER) as Promise<WhisperTokenizer>,
    WhisperFeatureExtractor.from_pretrained(FOLDER) as Promise<WhisperFeatureExtractor>,
    WhisperForConditionalGeneration.from_pretrained(FOLDER, {
      dtype: { encoder_model: encoder === 'webgpu' ? 'fp32' : 'q8', decoder_model_merged: 'q8' },
      device: { encoder_model: encoder, decoder_model_merged: 'wasm' },
    }) as Promise<WhisperForConditionalGeneration>,
  ]);
  letMessagesIn(model);
  encodeOnce(model.sessions.model as unknown as Encoder);
  const interruption = new InterruptableStoppingCriteria();
  const setup = model.generation_config as unknown as WhisperSetup;

  async function detect(inputs: Tensor): Promise<string> {
    const onlyLanguages = new LogitsProcessorList();
    onlyLanguages.push(new OnlyTokens(Object.values(setup.lang_to_id ?? {})));
    const tokens = (await model.generate({
      inputs,
      decoder_input_ids: [setup.decoder_start_token_id],
      max_new_tokens: 1,
      logits_processor: onlyLanguages,
    } as never)) as Tensor;
    const found = Number(tokens.tolist()[0]?.at(-1));
    const name = Object.keys(setup.lang_to_id ?? {}).find((key) => setup.lang_to_id?.[key] === found);
    return name?.slice(2, -2) ?? 'en';
  }

  async function states(): Promise<Float32Array<ArrayBuffer>> {
    const clip = timedClip();
    const { input_features: inputs } = await extractor._call(clip);
    const encoded = await (model.sessions.model as unknown as Encoder).run({
      input_features: inputs.ort_tensor,
    });
    const { data } = encoded.last_hidden_state;
    const frames = Math.floor(clip.length / SAMPLE_RATE_HERTZ / FRAME_SECONDS);
    return data.slice(0, (data.length / MOST_FRAMES) * frames);
  }

  // Its kernels are compiled when they are first used, which would be in the middle of what somebody says.
  if (encoder === 'webgpu') await states();

  return {
    async transcribe(samples, wanted) {
      interruption.reset();
      const seconds = samples.length / SAMPLE_RATE_HERTZ;
      const nothing = { text: '', words: [], language: wanted === 'detect' ? 'en' : wanted };
      if (seconds < SHORTEST_SECONDS) return nothing;
      const { input_features: inputs } = await extractor._call(samples);
      const language = !setup.is_multilingual ? 'en' : wanted === 'detect' ? await detect(inputs) : wanted;
      if (interruption.interrupted) return null;
      const generated = (await model.generate({
        inputs,
        ...(setup.is_multilingual && { language, task: 'transcribe' }),
        max_new_tokens: FEWEST_TOKENS + Math.ceil(TOKENS_PER_SECOND * seconds),
        output_attentions: true,
        return_dict_in_generate: true,
        stopping_criteria: interruption,
      } as never)) as unknown as Generated;
      if (interruption.interrupted) return null;
      const words = wordsOf(generated, { model, tokenizer, setup, seconds, language });
      return {
        ...nothing,
        language,
        words,
        text: words
          .map(({ text }) => text)
          .join('')
          .trim(),
      };
    },
    interrupt: () => interruption.interrupt(),
    async time() {
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < TIMED_RUNS; run++) {
        const startedAt = performance.now();
        const { input_features: inputs } = await extractor._call(timedClip());
        await model.generate({ inputs, max_new_tokens: TIMED_TOKENS, min_new_tokens: TIMED_TOKENS } as never);
        best = Math.min(best, performance.now() - startedAt);
      }
      return best;
    },
    states,
  };
}

/** The first of them warms up what is made once. */
const TIMED_RUNS = 3;

/** The encoder's session: features [1, mels, 3000] in, states [1, 1500, width] out. */
interface Encoder {
  run(feeds: {
    input_features: unknown;
  }): Promise<{ last_hidden_state: { data: Float32Array<ArrayBuffer> } }>;
}

/** The same sound is encoded once: to find out the language first takes no second pass of the largest part. */
function encodeOnce(encoder: Encoder): void {
  const run = encoder.run.bind(encoder);
  let of: unknown;
  let encoded: ReturnType<typeof run> | undefined;
  encoder.run = (feeds) => {
    if (!encoded || of !== feeds.input_features) encoded = run(feeds);
    of = feeds.input_features;
    return encoded;
  };
}

/** What a repository's generation_config.json says. */
interface WhisperSetup {
  decoder_start_token_id: number;
  eos_token_id: number;
  no_timestamps_token_id: number;
  alignment_heads: number[][];
  is_multilingual?: boolean;
  lang_to_id?: Record<string, number>;
}

/** The library then asks no server for anything, whatever its defaults are. */
function answerFromMemory(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = '/';
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.fetch = async (input: RequestInfo | URL) => {
    const path = String(input).split(`/${FOLDER}/`).at(-1) ?? '';
    const bytes = files.get(path);
    if (!bytes) return new Response(null, { status: 404 });
    return new Response(bytes, { headers: { 'Content-Length': String(bytes.length) } });
  };
}

/** Lets only some tokens be chosen. */
class OnlyTokens extends LogitsProcessor {
  constructor(private readonly allowed: readonly number[]) {
    super();
  }
  override _call(_ids: bigint[][], logits: Tensor): Tensor {
    const scores = logits.data as Float32Array;
    const kept = this.allowed.map((id) => scores[id] ?? Number.NEGATIVE_INFINITY);
    scores.fill(Number.NEGATIVE_INFINITY);
    for (const [index, id] of this.allowed.entries()) scores[id] = kept[index] ?? Number.NEGATIVE_INFINITY;
    return logits;
  }
}

/** Between two tokens the thread takes in its messages, one of which may be an interruption. */
function letMessagesIn(model: WhisperForConditionalGeneration): void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  const turn = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
  for (const session of Object.values(model.sessions)) {
    const run = session.run.bind(session);
    session.run = async (...feeds: Parameters<typeof run>) => {
      await turn();
      return run(...feeds);
    };
  }
}

interface WordsContext {
  model: WhisperForConditionalGeneration;
  tokenizer: WhisperTokenizer;
  setup: WhisperSetup;
  seconds: number;
  language: string;
}

/**
 * Words with their times, by dynamic time warping over the attention of the alignment heads, as OpenAI's own code does
 * it: a token begins where the attention goes from which it is predicted, which is the step before it.
 */
function wordsOf(
  generated: Generated,
  { model, tokenizer, setup, seconds, language }: WordsContext,
): SpokenWord[] {
  const ids = (generated.sequences.tolist()[0] as bigint[]).map(Number);
  const prompted = ids.indexOf(setup.no_timestamps_token_id) + 1;
  const tokens = ids.slice(prompted).filter((id) => id < setup.eos_token_id);
  if (tokens.length === 0) return [];
  const frames = Math.min(MOST_FRAMES, Math.ceil(seconds / FRAME_SECONDS));
  const times = model._extract_token_timestamps(
    generated,
    setup.alignment_heads,
    frames,
    FRAME_SECONDS,
    prompted - 1,
  ).data as Float32Array;
  // Where a token ends, the next begins: the one that ends the text is asked for too, and so is the last step's time.
  const starts = [...tokens, setup.eos_token_id].map((_, index) => times[prompted - 1 + index] ?? seconds);
  const languageToken = setup.lang_to_id?.[`<|${language}|>`];
  const [, { chunks = [] }] = tokenizer._decode_asr(
    [
      {
        // Its language tells the tokenizer whether there are spaces between words.
        tokens: [...(languageToken === undefined ? [] : [languageToken]), ...tokens, setup.eos_token_id].map(
          BigInt,
        ),
        token_timestamps: [...(languageToken === undefined ? [] : [0]), ...starts],
        stride: [seconds, 0, 0],
      },
    ],
    { return_timestamps: 'word', time_precision: FRAME_SECONDS, force_full_sequences: false } as never,
  ) as unknown as [string, { chunks?: { text: string; timestamp: [number, number | null] }[] }];
  return chunks.map(({ text, timestamp: [start, end] }) => ({
    text,
    startSeconds: start,
    endSeconds: Math.min(Math.max(start, end ?? seconds), seconds),
  }));
}
