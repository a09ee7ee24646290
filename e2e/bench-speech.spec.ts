import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureRecordings, recordingsIn } from '../scripts/bench/speech.ts';
import { toyVoice } from '../src/engine/workers/speech/toy-speech.test-fixture.ts';
import { encodeWav } from '../src/features/acoustic/wav.test-fixture.ts';
import { SAMPLE_RATE_HERTZ } from '../src/features/frames.ts';
import { expect, test } from './fixtures.ts';

test('the bench of speech times a folder of recordings and counts their wrong words', {
  tag: '@long',
}, async ({ page, baseURL }) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'dbr-speech-'));
  const record = async (name: string, said: readonly string[], text: string) => {
    const wav = encodeWav({ channels: [toyVoice(said)], sampleRateHertz: SAMPLE_RATE_HERTZ }, {});
    await writeFile(join(folder, `${name}.wav`), wav);
    await writeFile(join(folder, `${name}.txt`), text);
  };
  try {
    await record('right', ['good', 'happy', 'good', 'happy'], 'Good, happy: good happy.');
    // One of eight is another word than was said.
    await record('wrong', ['calm', 'good', 'calm', 'good'], 'calm good sad good');
    const recordings = recordingsIn(folder);
    const measured = await measureRecordings(page, baseURL ?? '', { model: 'miniature', recordings });
    expect(measured).toMatchObject({ recordings: 2, wordErrorRate: 1 / 8 });
    expect(measured.soundSeconds).toBeCloseTo(4, 1);
    expect(measured.realTimeFactor).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(() => recordingsIn(folder)).toThrow('NAME.wav');
});
