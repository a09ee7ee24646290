import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AudioChunk } from '../../../capture/audio-chunk.ts';
import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import { UNREMEMBERED } from '../../backend/backend-race.ts';
import type { EngineProblem } from '../../engine-error.ts';
import { modelAddresses } from '../../files/model-addresses.ts';
import type { WorkerState } from '../../supervised-worker.ts';
import type { SpeechBackend } from './api.ts';
import { openSpeech } from './speech.ts';
import { TOY_WORD_SECONDS, toySpeech } from './toy-speech.test-fixture.ts';

const at = (path: string) => new URL(path, location.origin).href;
const addresses = { ...modelAddresses(at('/')), modelFiles: at('/speech-miniature/') };

function open(model = 'miniature', from = addresses) {
  const states: WorkerState<SpeechBackend>[] = [];
  const notices: EngineProblem[] = [];
  const speech = openSpeech({
    addresses: from,
    model: () => model,
    request: 'auto',
    racing: UNREMEMBERED,
    onState: (state) => states.push(state),
    onNotice: (notice) => notices.push(notice),
  });
  speech.start();
  return { speech, states, notices };
}

describe('the recogniser, with a miniature Whisper', () => {
  const { speech, states, notices } = open();
  afterAll(() => speech.stop());

  it('is ready when all its files have come', async () => {
    // The graphics card here is one that the processor plays: it takes no part in anything.
    const info = { name: 'wasm', rival: null, times: null };
    await expect.poll(() => states.at(-1)).toMatchObject({ status: 'ready', info });
    const loading = states.filter((state) => state.status === 'loading');
    expect(loading.at(-1)?.loadedBytes).toBe(loading.at(-1)?.totalBytes);
  });

  it('writes down words with their times', async () => {
    const said = ['good', 'happy', 'sad', 'bright'];
    const heard = await speech.transcribe(toySpeech(said), 'en');
    expect(heard?.text).toBe(said.join(' '));
    expect(heard?.language).toBe('en');
    for (const [index, { text, startSeconds, endSeconds }] of (heard?.words ?? []).entries()) {
      expect(text.trim()).toBe(said[index]);
      expect(Math.abs(startSeconds - index * TOY_WORD_SECONDS)).toBeLessThan(0.2);
      expect(endSeconds).toBeGreaterThan(startSeconds);
    }
  });

  it('hears no words in silence', async () => {
    const silence = new Float32Array(SAMPLE_RATE_HERTZ);
    expect(await speech.transcribe(silence, 'en')).toMatchObject({ text: '', words: [] });
    expect(await speech.transcribe(new Float32Array(0), 'en')).toMatchObject({ text: '' });
  });

  it('finds out the language, and says so', async () => {
    const german = await speech.transcribe(toySpeech(['bright', 'sharp', 'bright']), 'detect');
    expect(german).toMatchObject({ language: 'de', text: 'hell scharf hell' });
    const english = await speech.transcribe(toySpeech(['calm', 'good']), 'detect');
    expect(english).toMatchObject({ language: 'en', text: 'calm good' });
  });

  it('hears a stretch of a stream, on the clock of the stream', async () => {
    const { port1, port2 } = new MessageChannel();
    await speech.listen(port2);
    const samples = toySpeech(['sad', 'good', 'sharp']);
    const size = SAMPLE_RATE_HERTZ / 25;
    for (let from = 0; from < samples.length; from += size) {
      const seconds = 7 + from / SAMPLE_RATE_HERTZ;
      const chunk: AudioChunk = { samples: samples.slice(from, from + size), seconds };
      port1.postMessage(chunk);
    }
    const span = { startSeconds: 7.5, endSeconds: 8.5 };
    await expect.poll(async () => (await speech.hear(span, 'en'))?.text).toBe('good sharp');
    expect((await speech.hear(span, 'en'))?.words[0]?.startSeconds).toBeCloseTo(7.5, 0);
    expect(await speech.hear({ startSeconds: 0, endSeconds: 1 }, 'en')).toMatchObject({ text: '' });
  });

  it('gives up a text when it is interrupted, and writes the next', async () => {
    const words = Array.from({ length: 20 }, () => 'good');
    const given = speech.transcribe(toySpeech(words), 'en');
    speech.interrupt();
    expect(await given).toBeNull();
    expect(await speech.transcribe(toySpeech(['happy']), 'en')).toMatchObject({ text: 'happy' });
  });

  it('is started again when it dies', async () => {
    speech.crash();
    await expect.poll(() => notices).toMatchObject([{ code: 'worker-restarted' }]);
    await expect.poll(() => states.at(-1)?.status).toBe('ready');
    expect(await speech.transcribe(toySpeech(['calm']), 'en')).toMatchObject({ text: 'calm' });
  });
});

it.each([
  ['the list', 'absent/', 'miniature', 'model-file-missing', 'speech/models.json'],
  ['a recogniser', '', 'large', 'model-file-missing', 'speech/large'],
  [
    'a file that is not what the list says',
    'broken/',
    'miniature',
    'model-file-corrupt',
    'speech/miniature/onnx/decoder_model_merged_quantized.onnx',
  ],
])('names %s that is missing or wrong', async (_, folder, model, code, detail) => {
  // What was loaded before would come from there.
  await caches.delete('model-files');
  const { speech, states } = open(model, { ...addresses, modelFiles: at(`/speech-miniature/${folder}`) });
  onTestFinished(() => speech.stop());
  await expect.poll(() => states.at(-1)).toEqual({ status: 'failed', problem: { code, detail } });
});
