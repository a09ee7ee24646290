import {
  BANDS,
  PAIR,
  PROMPT_TOKENS,
  placeCode,
  SHAPE,
  SLOT_FRAMES,
  SLOT_MIDDLE_FRAME,
  WORDS,
} from './whisper-shape.ts';
import { tokenId, VOCABULARY_SIZE } from './whisper-tokenizer.ts';

const { mels, frames, width, headWidth, hidden, longestText } = SHAPE;
const PLACES = placeCode(0).length;

/** Weights of a linear layer as ONNX multiplies with them, [inputs, outputs], and what is added. */
export interface Linear {
  weight: Float32Array;
  bias: Float32Array;
  inputs: number;
  outputs: number;
}

/** Small numbers, always the same ones, so that no weight is without effect. */
function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32 - 0.5) * 2e-3;
  };
}
const noise = createNoise(20);

function linear(
  inputs: number,
  outputs: number,
  fill: (set: (from: number, to: number, value: number) => void, bias: Float32Array) => void,
): Linear {
  const weight = Float32Array.from({ length: inputs * outputs }, noise);
  const bias = new Float32Array(outputs);
  fill((from, to, value) => {
    weight[from * outputs + to] = value;
  }, bias);
  return { weight, bias, inputs, outputs };
}

/** Puts a value on a pair of channels of a row. */
function setPair(row: Float32Array, pair: number, value: number): void {
  row[2 * pair] = (row[2 * pair] ?? 0) + value;
  row[2 * pair + 1] = (row[2 * pair + 1] ?? 0) - value;
}

/** GELU is the identity there; the table of places takes it off again. */
const LIFT = 10;
const CHANNELS = BANDS.length + 1;

/** Two convolutions: a channel for each band's excess over the whole, one for the whole; then in pairs, at half the rate. */
export function convolutions(): {
  first: Float32Array;
  firstBias: Float32Array;
  second: Float32Array;
  secondBias: Float32Array;
} {
  const first = new Float32Array(width * mels * 3);
  const firstBias = new Float32Array(width);
  const put = (channel: number, mel: number, value: number) => {
    for (let tap = 0; tap < 3; tap++) first[(channel * mels + mel) * 3 + tap] = value / 3;
  };
  for (let mel = 0; mel < mels; mel++) {
    for (const [band, { from, to }] of BANDS.entries()) {
      const inside = mel >= from && mel < to ? 1 / (to - from) : 0;
      put(band, mel, 2 * (inside - 1 / mels));
    }
    put(BANDS.length, mel, 4 / mels);
  }
  firstBias[BANDS.length] = 2.4;
  const second = new Float32Array(width * width * 3);
  const secondBias = new Float32Array(width).fill(LIFT);
  for (let channel = 0; channel < CHANNELS; channel++) {
    for (let tap = 0; tap < 3; tap++) {
      const pair = PAIR.band + channel;
      second[(2 * pair * width + channel) * 3 + tap] = 0.1;
      second[((2 * pair + 1) * width + channel) * 3 + tap] = -0.1;
    }
  }
  return { first, firstBias, second, secondBias };
}

/** [frames, width] */
export function encoderPlaces(): Float32Array {
  const table = new Float32Array(frames * width);
  for (let frame = 0; frame < frames; frame++) {
    const row = table.subarray(frame * width, (frame + 1) * width);
    row.fill(-LIFT);
    for (const [at, value] of placeCode(frame).entries()) setPair(row, PAIR.place + at, value);
  }
  return table;
}

/** [longestText, width]: the first token has a mark of its own and listens to everything, slots listen to their time. */
export function decoderPlaces(): Float32Array {
  const table = new Float32Array(longestText * width);
  setPair(table.subarray(0, width), PAIR.start, 1);
  for (let at = PROMPT_TOKENS - 1; at < longestText; at++) {
    const frame = (at - PROMPT_TOKENS + 1) * SLOT_FRAMES + SLOT_MIDDLE_FRAME;
    const row = table.subarray(at * width, (at + 1) * width);
    for (const [place, value] of placeCode(frame).entries()) setPair(row, PAIR.place + place, value);
  }
  return table;
}

/** [vocabulary, width]: only the languages say anything to what follows them. */
export function tokenTable(): Float32Array {
  const table = Float32Array.from({ length: VOCABULARY_SIZE * width }, noise);
  for (const [token, german] of [
    ['<|en|>', -1],
    ['<|de|>', 1],
  ] as const) {
    const at = tokenId(token) * width;
    const row = table.subarray(at, at + width);
    setPair(row, PAIR.german, german);
    setPair(row, PAIR.prompt, 1);
  }
  return table;
}

export interface Attention {
  query: Linear;
  key: Linear;
  value: Linear;
  out: Linear;
}

/** Places meet places, each head as sharply as its factor says, and what is read there is added to the same pairs. */
function placeAttention(sharpness: readonly number[], pairs: readonly number[], gain: number): Attention {
  const places = (factor: (head: number) => number) =>
    linear(width, width, (set) => {
      for (const head of sharpness.keys())
        for (let place = 0; place < PLACES; place++)
          set(2 * (PAIR.place + place), head * headWidth + place, factor(head));
    });
  return {
    query: places((head) => sharpness[head] ?? 0),
    key: places(() => 1),
    value: linear(width, width, (set) => {
      for (const head of sharpness.keys())
        for (const [at, pair] of pairs.entries()) set(2 * pair, head * headWidth + at, 1);
    }),
    out: linear(width, width, (set) => {
      for (const head of sharpness.keys())
        for (const [at, pair] of pairs.entries()) {
          set(head * headWidth + at, 2 * pair, gain);
          set(head * headWidth + at, 2 * pair + 1, -gain);
        }
    }),
  };
}

const heard = Array.from({ length: CHANNELS }, (_, channel) => PAIR.band + channel);

/** Smooths what is heard over a few frames. */
export const encoderAttention = (): Attention => placeAttention([10, 10], heard, 0.1);
/** The first head is sharp: it says when a word is. The second listens to the whole slot. */
export const crossAttention = (): Attention => placeAttention([12, 3], heard, 0.5);

/** Every token looks back at the language of the prompt. */
export function selfAttention(): Attention {
  return {
    query: linear(width, width, (_, bias) => {
      bias[0] = 12;
    }),
    key: linear(width, width, (set) => set(2 * PAIR.prompt, 0, 1)),
    value: linear(width, width, (set) => set(2 * PAIR.german, 0, 1)),
    out: linear(width, width, (set) => {
      set(0, 2 * PAIR.german, 0.3);
      set(0, 2 * PAIR.german + 1, -0.3);
    }),
  };
}

/** The two layers after an attention: almost nothing, but there. */
export const feedForward = (): { up: Linear; down: Linear } => ({
  up: linear(width, hidden, () => {}),
  down: linear(hidden, width, () => {}),
});

/** Layer normalisation's own weights. */
export const normalisation = (): { scale: Float32Array; shift: Float32Array } => ({
  scale: new Float32Array(width).fill(1),
  shift: new Float32Array(width),
});

/** The last normalisation adds a constant that is nowhere else, for what a token weighs by itself. */
export function lastNormalisation(): { scale: Float32Array; shift: Float32Array } {
  const { scale, shift } = normalisation();
  scale[2 * PAIR.prompt] = 0;
  shift[2 * PAIR.prompt] = 1;
  return { scale, shift };
}

/** [width, vocabulary]: what is heard to words. */
export function tokenWeights(): Float32Array {
  const weights = new Float32Array(width * VOCABULARY_SIZE);
  const set = (pair: number, token: string, value: number) => {
    weights[2 * pair * VOCABULARY_SIZE + tokenId(token)] = value;
  };
  weights.fill(-20, 2 * PAIR.prompt * VOCABULARY_SIZE, (2 * PAIR.prompt + 1) * VOCABULARY_SIZE);
  for (const [language, words] of Object.entries(WORDS)) {
    for (const [band, word] of words.entries()) {
      set(PAIR.band + band, `Ġ${word}`, 10);
      set(PAIR.german, `Ġ${word}`, language === 'de' ? 4 : -4);
      set(PAIR.prompt, `Ġ${word}`, 0);
    }
  }
  for (const [band] of BANDS.entries()) {
    set(PAIR.band + band, band >= 4 ? '<|de|>' : '<|en|>', 2);
  }
  for (const token of ['<|en|>', '<|de|>']) set(PAIR.start, token, 10);
  set(PAIR.energy, '<|endoftext|>', -20);
  set(PAIR.prompt, '<|endoftext|>', 11);
  return weights;
}
