import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeSound } from '../../src/features/acoustic/decode.ts';
import { encodeWav } from '../../src/features/acoustic/wav.test-fixture.ts';
import { dataFolder } from '../../src/features/data-folder.ts';
import { SAMPLE_RATE_HERTZ } from '../../src/features/frames.ts';
import { inProject } from '../project/project.ts';

const MADE_CLIP = inProject('.cache/e2e/speech.wav');
const SAMPLE = inProject('public/samples/delighted/speech.ogg');
const MADE_SILENCE = inProject('.cache/e2e/silence.wav');
/** The largest value that 16 bits hold. */
const MOST = 32_767 / 32_768;

/** Speech for the fake microphone: a recording, else the voice of a sample session. */
export async function microphoneClip(): Promise<string> {
  const folder = join(dataFolder(), 'av');
  const clip = existsSync(folder) && readdirSync(folder).find((name) => name.endsWith('.wav'));
  if (clip) return join(folder, clip);
  mkdirSync(dirname(MADE_CLIP), { recursive: true });
  const samples = (await decodeSound(readFileSync(SAMPLE))).map((value) =>
    Math.max(-1, Math.min(MOST, value)),
  );
  writeFileSync(MADE_CLIP, encodeWav({ channels: [samples], sampleRateHertz: SAMPLE_RATE_HERTZ }, {}));
  return MADE_CLIP;
}

/** A room in which nobody speaks. */
export function silenceClip(): string {
  mkdirSync(dirname(MADE_SILENCE), { recursive: true });
  const samples = new Float32Array(4 * SAMPLE_RATE_HERTZ);
  writeFileSync(MADE_SILENCE, encodeWav({ channels: [samples], sampleRateHertz: SAMPLE_RATE_HERTZ }, {}));
  return MADE_SILENCE;
}
