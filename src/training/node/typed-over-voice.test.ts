import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkInput } from '../../engine/workers/inference/network-input.ts';
import { extractAcoustic } from '../../features/acoustic/extractor.ts';
import { readVoiceDetection } from '../../features/acoustic/node-source.ts';
import { readSentenceEncoderSource } from '../../features/language/node-source.ts';
import { loadSentenceEncoder, type SentenceEncoder } from '../../features/language/sentence-encoder.ts';
import type { Network } from '../../model/index.ts';
import { walkThrough } from '../../session/fold/recording.ts';
import { loadSample } from '../../session/samples/load-sample.ts';
import { startBackend } from './backend.ts';
import { readNetwork } from './checkpoint.ts';

const FOLDER = 'models/dbr';
const shipped = existsSync(`${FOLDER}/weights.bin`);
if (!shipped) console.info(`skipped: typed text over a voice, because ${FOLDER} holds no weights`);

const TYPED_AT = 4;

describe.skipIf(!shipped)('what was typed while a voice goes on without words', () => {
  let network: Network;
  let encoder: SentenceEncoder;
  beforeAll(async () => {
    await startBackend('wasm');
    network = await readNetwork(FOLDER);
    encoder = await loadSentenceEncoder(await readSentenceEncoderSource());
  }, 60_000);
  afterAll(() => {
    network.dispose();
    encoder.dispose();
  });

  /** Predictions every half a second after a text was typed over a sample's voice. */
  async function following(voice: string, text: string): Promise<number[]> {
    const { audio, durationSeconds } = await loadSample(voice, (path) => readFile(`public/${path}`));
    const walk = walkThrough({
      id: voice,
      durationSeconds,
      acoustic: extractAcoustic(audio, await readVoiceDetection()),
      visual: [],
      transcript: [
        {
          seconds: TYPED_AT,
          segment: {
            id: 't',
            text,
            startSeconds: TYPED_AT,
            endSeconds: TYPED_AT,
            source: 'typed',
            final: true,
          },
        },
      ],
      tokens: new Map([[text, await encoder.encode(text)]]),
    });
    const sentiments: number[] = [];
    for (let now = TYPED_AT + 0.1; now < durationSeconds; now += 0.5) {
      walk.goTo(now);
      const window = walk.window();
      expect(window?.texts, `${voice} at ${now}`).toEqual([{ segmentId: 't', text }]);
      if (!window) continue;
      const { sentiment } = network.forward(networkInput(window.tracks, network.config));
      sentiments.push(...(await sentiment.data()));
    }
    return sentiments;
  }

  it.each(['delighted', 'disappointed'])(
    'stays its language: the voice of %s',
    async (voice) => {
      const mean = (values: readonly number[]) =>
        values.reduce((sum, value) => sum + value, 0) / values.length;
      const bad = await following(voice, 'This was a terrible waste of time and I hated it.');
      const good = await following(voice, 'I love this, it is the best day of my life!');
      expect(Math.max(...bad)).toBeLessThan(0);
      expect(Math.min(...good)).toBeGreaterThan(0);
      expect(mean(bad)).toBeLessThan(-0.5);
      expect(mean(good)).toBeGreaterThan(0.5);
    },
    240_000,
  );
});
