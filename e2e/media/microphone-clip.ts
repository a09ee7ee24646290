import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolder, inProject } from '../../scripts/project.ts';
import { decodeSound } from '../../src/features/acoustic/decode.ts';
import { SAMPLE_RATE_HERTZ } from '../../src/features/frames.ts';

const MADE_CLIP = inProject('.cache/e2e/speech.wav');
const SAMPLE = inProject('public/samples/delighted/speech.ogg');
const HEADER_BYTES = 44;

/** 16-bit mono PCM in a RIFF WAVE file. */
function wav(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + 2 * samples.length);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(SAMPLE_RATE_HERTZ, 24);
  bytes.writeUInt32LE(2 * SAMPLE_RATE_HERTZ, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((value, index) => {
    bytes.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, value))), HEADER_BYTES + 2 * index);
  });
  return bytes;
}

/** Speech for the fake microphone: a recording, else the voice of a sample session. */
export async function microphoneClip(): Promise<string> {
  const folder = join(dataFolder(), 'av');
  const clip = existsSync(folder) && readdirSync(folder).find((name) => name.endsWith('.wav'));
  if (clip) return join(folder, clip);
  mkdirSync(dirname(MADE_CLIP), { recursive: true });
  writeFileSync(MADE_CLIP, wav(await decodeSound(readFileSync(SAMPLE))));
  return MADE_CLIP;
}
