import { expect, it } from 'vitest';
import { heldOutClips, keptVoice, LEVELS } from '../../features/acoustic/kept-voice.test-fixture.ts';
import { readVoiceDetection } from '../../features/acoustic/node-source.ts';
import { describeWithData } from '../../features/real-data.test-fixture.ts';
import { sequenceAt } from '../core/data/step-store.ts';
import { startBackend } from './backend.ts';
import { readNetwork } from './checkpoint.ts';
import { readSpeechFile } from './readers/speech.ts';
import { acousticFrames, poolClips } from './speech-extraction.ts';
import { heardAlone } from './testing/heard-alone.ts';

const FOLDER = 'models/dbr';
/** Quiet takes and a loud one that were heard otherwise when turned down before the floors moved with the level. */
const CLIPS = [
  'ravdess/03-01-03-01-02-01-20.opus',
  'ravdess/03-01-08-01-02-02-19.opus',
  'ravdess/03-01-05-02-02-01-20.opus',
  'emodb/14a02Ab.opus',
];

describeWithData('a voice turned down', ['speech/speech.csv'], ([list = '']) => {
  it('says the same to the network', async () => {
    await startBackend('wasm');
    const network = await readNetwork(FOLDER);
    const clips = (await heldOutClips(list)).filter((clip) => CLIPS.some((one) => clip.endsWith(one)));
    expect(clips).toHaveLength(CLIPS.length);
    let before = Number.NaN;
    await keptVoice(clips, await readVoiceDetection(), LEVELS, async (frames, change) => {
      const sentiment = await heardAlone(network, frames);
      if (change === null) before = sentiment;
      else expect(Math.abs(sentiment - before), change).toBeLessThan(0.2);
    });
    network.dispose();
  });

  it('is a voice still beside a shout of the same speaker', async () => {
    const quiet = 'ravdess/03-01-02-02-01-02-20.opus';
    const rows = (await readSpeechFile(list)).filter(({ file }) => [quiet, CLIPS[2]].includes(file));
    expect(rows.map(({ speaker }) => speaker)).toEqual(['ravdess-20', 'ravdess-20']);
    const steps = poolClips(rows, await acousticFrames(list, rows, { progress: () => undefined }));
    for (const [clip] of rows.entries()) {
      const { valid } = sequenceAt(steps, clip);
      expect(valid.filter(Boolean).length).toBeGreaterThan(5);
    }
  });
});
