import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { decodeSound } from './acoustic/decode.ts';
import { extractAcoustic } from './acoustic/extractor.ts';
import { loadVoiceDetection } from './acoustic/voice-activity.ts';
import { encodeWav } from './acoustic/wav.test-fixture.ts';
import { loadSentenceEncoder } from './language/sentence-encoder.ts';
import { sourceFromBytes, weightFileNames } from './language/source.ts';
import { syntheticVoice } from './synthetic-voice.test-fixture.ts';

/** Where the app's server has its model files. */
const MODEL_FILES = '/model-files/';

async function bytesOf(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
const jsonOf = async (url: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await bytesOf(url)));

describe('features in a browser', () => {
  it('hear a voice and its pitch in a decoded, resampled sound', async () => {
    const voice = await loadVoiceDetection(await bytesOf(`${MODEL_FILES}wasm/fvad/fvad.wasm`));
    const at16kHz = syntheticVoice(1, 180);
    const at32kHz = Float32Array.from({ length: 2 * at16kHz.length }, (_, n) => {
      const [before, after] = [at16kHz[Math.floor(n / 2)] ?? 0, at16kHz[Math.ceil(n / 2)] ?? 0];
      return (before + after) / 2;
    });
    const sound = await decodeSound(encodeWav({ channels: [at32kHz], sampleRateHertz: 32_000 }, {}));
    const frames = extractAcoustic(sound, voice);
    const pitches = frames.map(({ pitchHertz }) => pitchHertz).filter((hertz) => hertz > 0);
    expect(frames.length).toBeGreaterThan(90);
    expect(frames.every(({ values }) => values.every(Number.isFinite))).toBe(true);
    expect(pitches.length).toBeGreaterThan(20);
    expect(pitches.every((hertz) => hertz > 170 && hertz < 190)).toBe(true);
  });

  it('encode a sentence from fetched bytes', async () => {
    await tf.setBackend('cpu');
    const modelJson = await jsonOf(`${MODEL_FILES}text/model.json`);
    const shards = await Promise.all(
      weightFileNames(modelJson).map((name) => bytesOf(`${MODEL_FILES}text/${name}`)),
    );
    const vocabulary = await jsonOf(`${MODEL_FILES}text/vocab.json`);
    const encoder = await loadSentenceEncoder(sourceFromBytes(modelJson, shards, vocabulary));
    const frames = await encoder.encode('I like it.');
    encoder.dispose();
    expect(frames.map(({ piece }) => piece)).toEqual(['▁I', '▁like', '▁it']);
    expect(frames.every(({ values }) => values.length === 512 && values.every(Number.isFinite))).toBe(true);
  });
});
