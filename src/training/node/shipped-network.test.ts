import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_WIDTH } from '../../features/frames.ts';
import { readSentenceEncoderSource } from '../../features/language/node-source.ts';
import { loadSentenceEncoder, type SentenceEncoder } from '../../features/language/sentence-encoder.ts';
import { describeWithData } from '../../features/real-data.test-fixture.ts';
import { BLENDSHAPE_NAMES, type BlendshapeName } from '../../features/visual/blendshapes.ts';
import { POPULATION_NEUTRAL } from '../../features/visual/population-neutral.ts';
import type { Network } from '../../model/index.ts';
import type { Sample } from '../core/data/batch.ts';
import type { Emotion } from '../core/data/emotions.ts';
import { faceSequence } from '../core/data/face-features.ts';
import { holdFace } from '../core/data/face-track.ts';
import type { Picture, Sentence } from '../core/data/pools.ts';
import { sequenceOf } from '../core/data/step-store.ts';
import { faceShift } from '../core/judging/face-shift.ts';
import { predict } from '../core/predictors/prediction.ts';
import { startBackend } from './backend.ts';
import { readNetwork } from './checkpoint.ts';
import { readTextFile } from './readers/text.ts';
import { heldOut, loadPictures } from './training-data.ts';

const FOLDER = 'models/dbr';
const shipped = existsSync(`${FOLDER}/weights.bin`);
if (!shipped) console.info(`skipped: tests of the shipped network, because ${FOLDER} holds no weights`);

/** A face looking straight ahead, everybody's neutral one but for a few shapes. */
function drawnFace(emotion: Picture['emotion'], raised: Partial<Record<BlendshapeName, number>>): Picture {
  return {
    emotion,
    valence: 0,
    blendshapes: Float32Array.from(
      BLENDSHAPE_NAMES,
      (name, index) => raised[name] ?? POPULATION_NEUTRAL[index] ?? 0,
    ),
    matrix: Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, -1, -17, 1),
  };
}

const relaxed = drawnFace('neutral', {});
const smile = drawnFace('happiness', {
  mouthSmileLeft: 0.8,
  mouthSmileRight: 0.8,
  mouthUpperUpLeft: 0.3,
  mouthUpperUpRight: 0.3,
  mouthLowerDownLeft: 0.3,
  mouthLowerDownRight: 0.3,
});
/** Lips open: pressed ones are commoner on the neutral faces the network learned from than on the angry ones. */
const frown = drawnFace('anger', {
  browDownLeft: 0.8,
  browDownRight: 0.8,
  eyeSquintLeft: 0.7,
  eyeSquintRight: 0.7,
  mouthFrownLeft: 0.4,
  mouthFrownRight: 0.4,
  mouthShrugLower: 0.4,
});

describe.skipIf(!shipped)('the shipped network', () => {
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

  async function sentiment(text: string, face: Picture | null): Promise<number> {
    const tokens = (await encoder.encode(text)).map(({ values }) => ({ values, valid: true }));
    const sample: Sample = {
      steps: {
        language: sequenceOf(tokens, LANGUAGE_WIDTH),
        acoustic: null,
        visual: face && faceSequence(holdFace(face, 3, 1)),
      },
      valences: { language: 0, acoustic: 0, visual: 0 },
      label: 0,
    };
    const [prediction] = await predict(network, [sample], (one) => one);
    return prediction ?? Number.NaN;
  }

  it('reads plain praise, plain blame and plain fact', async () => {
    expect(await sentiment('I absolutely loved this film, it was wonderful', null)).toBeGreaterThan(0.8);
    expect(await sentiment('This was a terrible waste of time and I hated it', null)).toBeLessThan(-0.8);
    expect(Math.abs(await sentiment('The meeting is on Tuesday at ten', null))).toBeLessThan(0.6);
  }, 60_000);

  it('is raised by a smile and lowered by a frown, against no face and against a relaxed one', async () => {
    const text = 'The meeting is on Tuesday at ten';
    const withoutFace = await sentiment(text, null);
    // A face of any kind moves the prediction a little: only the comparison with a relaxed one is about the frown.
    const withRelaxedFace = await sentiment(text, relaxed);
    const withSmile = await sentiment(text, smile);
    const withFrown = await sentiment(text, frown);
    expect(withSmile).toBeGreaterThan(Math.max(withoutFace, withRelaxedFace) + 0.2);
    expect(withFrown).toBeLessThan(Math.min(withoutFace, withRelaxedFace) - 0.1);
  }, 60_000);

  // Slow where the machine is: the sentences and pictures are real ones.
  describeWithData('beside real neutral sentences', ['text/mosi.csv', 'faces/blendshapes.csv'], (paths) => {
    it('is raised by happy faces of people never seen, and lowered by sad, angry and disgusted ones', async () => {
      const [text, faces] = paths as [string, string];
      const rows = (await readTextFile(text)).filter(({ label, split }) => split === 'valid' && label === 0);
      const sentences: Sentence[] = [];
      for (const row of rows.slice(0, 8)) {
        const tokens = (await encoder.encode(row.text)).map(({ values }) => ({ values, valid: true }));
        sentences.push({ valence: 0, tokens: sequenceOf(tokens, LANGUAGE_WIDTH) });
      }
      const pictures = await loadPictures(faces);
      const shift = await faceShift(network, sentences, pictures, heldOut(pictures), 1);
      const of = (emotion: Emotion) => shift?.emotions[emotion]?.shift ?? Number.NaN;
      expect(of('happiness')).toBeGreaterThan(0.3);
      for (const emotion of ['sadness', 'anger', 'disgust'] as const)
        expect(of(emotion), emotion).toBeLessThan(-0.1);
    }, 240_000);
  });
});
