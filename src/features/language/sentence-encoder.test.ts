import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_WIDTH, WINDOW_STEPS } from '../frames.ts';
import { readSentenceEncoderSource } from './node-source.ts';
import { loadSentenceEncoder, type SentenceEncoder } from './sentence-encoder.ts';
import { sourceFromBytes } from './source.ts';
import { tokenTrack } from './token-track.ts';

let encoder: SentenceEncoder;

beforeAll(async () => {
  await tf.setBackend('wasm');
  encoder = await loadSentenceEncoder(await readSentenceEncoderSource());
}, 60_000);
afterAll(() => encoder.dispose());

const TEXTS = [
  'I absolutely loved this film, it was wonderful',
  'What a great movie, I enjoyed every minute of it',
  'The meeting is on Tuesday at ten',
  'Please restart the printer before the third page',
];

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

describe('the sentence encoder', () => {
  it('gives one contextual vector a token, with its span', async () => {
    const text = 'Not good at all :(';
    const frames = await encoder.encode(text);
    expect(frames.map(({ piece, start, end }) => ({ piece, text: text.slice(start, end) }))).toEqual([
      { piece: '▁not', text: 'Not' },
      { piece: '▁good', text: 'good' },
      { piece: '▁at', text: 'at' },
      { piece: '▁all', text: 'all' },
      { piece: '▁:(', text: ':(' },
    ]);
    for (const { values } of frames) {
      expect(values.length).toBe(LANGUAGE_WIDTH);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('puts related sentences closer together than unrelated ones', async () => {
    const vectors = await Promise.all(TEXTS.map((text) => encoder.embed(text)));
    const cosine = (i: number, j: number): number =>
      [...(vectors[i] ?? [])].reduce((sum, value, d) => sum + value * (vectors[j]?.[d] ?? Number.NaN), 0);
    expect(cosine(0, 0)).toBeCloseTo(1, 4);
    expect(cosine(0, 1)).toBeGreaterThan(cosine(0, 2) + 0.2);
    expect(cosine(0, 1)).toBeGreaterThan(cosine(1, 3) + 0.2);
  });

  it('reads a word in its context', async () => {
    const good = async (text: string): Promise<Float32Array> => {
      const frame = (await encoder.encode(text)).find(({ piece }) => piece === '▁good');
      if (!frame) throw new Error(`no token "good" in "${text}"`);
      return frame.values;
    };
    expect(largestDifference(await good('It is good'), await good('It is not good'))).toBeGreaterThan(0.5);
  });

  it('gives the same vectors alone and in a batch with longer texts', async () => {
    const texts = [...TEXTS, 'Yes', '', `${'a long story about nothing much '.repeat(40)}end`];
    const together = await encoder.encodeAll(texts);
    for (const [i, text] of texts.entries()) {
      const alone = await encoder.encode(text);
      expect(together[i]?.map(({ piece }) => piece)).toEqual(alone.map(({ piece }) => piece));
      for (const [step, { values }] of alone.entries()) {
        const other = together[i]?.[step]?.values ?? new Float32Array();
        expect(largestDifference(values, other)).toBeLessThan(1e-3);
      }
    }
  });

  it('reports progress up to the last text', async () => {
    const seen: number[] = [];
    await encoder.encodeAll(TEXTS, { onProgress: (done, total) => seen.push(done / total) });
    expect(seen).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it('keeps the end of a long text', async () => {
    const text = `${'so and so and so '.repeat(60)}finally wonderful`;
    const frames = await encoder.encode(text);
    expect(frames.length).toBe(WINDOW_STEPS);
    expect(text.slice(frames.at(-1)?.start, frames.at(-1)?.end)).toBe('wonderful');
  });

  it('has nothing to say about a blank text, or one of which it knows no character', async () => {
    expect(await encoder.encode(' \n')).toEqual([]);
    expect(await encoder.embed('')).toBeNull();
    for (const none of ['好', '🍕🚗', '\u200b']) expect(await encoder.encode(none)).toEqual([]);
  });

  it('gives a text the same vectors with what it cannot read beside it, and in capitals', async () => {
    const plain = await encoder.encode('the acting was wonderful');
    for (const text of [
      'THE ACTING WAS WONDERFUL',
      'The Acting Was Wonderful',
      '🍕 the acting 好 was wonderful \u200b',
    ]) {
      const frames = await encoder.encode(text);
      expect(frames.map(({ piece }) => piece)).toEqual(plain.map(({ piece }) => piece));
      for (const [step, { values }] of frames.entries())
        expect(largestDifference(values, plain[step]?.values ?? new Float32Array())).toBeLessThan(1e-6);
    }
  });

  it('leaves no tensor behind', async () => {
    await encoder.encode('warm up');
    const before = tf.memory().numTensors;
    for (const text of TEXTS) await encoder.encode(text);
    await encoder.encodeAll(TEXTS);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses files that do not belong together', () => {
    const graph = {
      modelTopology: {},
      weightsManifest: [{ paths: ['w'], weights: [{ name: 'a', shape: [2], dtype: 'float32' }] }],
    };
    const broken = expect.objectContaining({ code: 'textModelBroken' });
    expect(() => sourceFromBytes({}, [], [])).toThrow(broken);
    expect(() => sourceFromBytes(graph, [new Uint8Array(7)], [])).toThrow(broken);
  });

  it('says so when the graph is not one', async () => {
    const graph = { modelTopology: { node: [{ name: 'x', op: 'NoSuchOp' }] }, weightsManifest: [] };
    const vocabulary = ['', '', '', '', '', '', 'a'].map((_, i) => [`p${i}`, -i]);
    await expect(loadSentenceEncoder(sourceFromBytes(graph, [], vocabulary))).rejects.toMatchObject({
      code: 'textModelBroken',
    });
  });
});

describe('tokenTrack', () => {
  it('puts the tokens first and padding after', async () => {
    const frames = await encoder.encode(TEXTS[2] ?? '');
    const { track, spans } = tokenTrack(frames);
    expect(spans.map(({ piece }) => piece)).toEqual(frames.map(({ piece }) => piece));
    expect([...track.mask]).toEqual(
      Array.from({ length: WINDOW_STEPS }, (_, t) => (t < frames.length ? 1 : 0)),
    );
    expect(track.values.slice(0, LANGUAGE_WIDTH)).toEqual(frames[0]?.values);
    expect(track.values.slice(frames.length * LANGUAGE_WIDTH).every((value) => value === 0)).toBe(true);
  });
});
