import fc from 'fast-check';
import { parseText } from 'media-captions';
import { describe, expect, it } from 'vitest';
import { blobSource, openNpz } from '../../features/npz/npz-reader.ts';
import { readFeatureFile } from '../../features/ready/feature-file.ts';
import { walkThrough } from '../fold/recording.ts';
import { sentimentVtt } from './sentiment-vtt.ts';
import { sessionFeatures } from './session-features.ts';
import { storedSessionFixture } from './testing/stored-session-fixture.ts';

describe('features of a session', () => {
  it('are a file of ready features with the steps the network saw at the end of each utterance', async () => {
    const session = storedSessionFixture();
    const file = await sessionFeatures(session);
    if (!file) throw new Error('no features');
    const { samples, classes } = await readFeatureFile('session.npz', await openNpz(blobSource(file)));
    expect(classes).toBe(1);
    expect(samples).toHaveLength(2);
    const walk = walkThrough(session.recording);
    for (const [index, { id, endSeconds, sentiment }] of session.utterances.entries()) {
      walk.goTo(endSeconds ?? Number.NaN);
      const window = walk.window(id);
      const sample = samples[index];
      expect(sample?.label).toBeCloseTo(sentiment ?? Number.NaN, 6);
      const steps = sample?.steps.acoustic?.values ?? new Float32Array();
      expect(steps.length).toBeGreaterThan(0);
      expect(window?.tracks.acoustic.values.slice(0, steps.length)).toEqual(Float32Array.from(steps));
    }
  });

  it('are none where nothing was said', async () => {
    expect(await sessionFeatures({ ...storedSessionFixture(), utterances: [] })).toBeNull();
  });
});

describe('subtitles with sentiment', () => {
  it('are read by a parser of WebVTT as they were written, whatever was said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), async (texts) => {
        const said = texts.map((text, i) => ({ text: text.replace(/\0/g, ''), startSeconds: i * 4000 }));
        const utterances = said.map(({ text, startSeconds }, i) => ({
          id: `u${i}`,
          startSeconds,
          endSeconds: startSeconds + 1.5,
          text,
          sentiment: 1.4,
          balance: 0,
        }));
        const vtt = sentimentVtt(utterances, (sentiment) => `+${sentiment} <i>positive</i>`);
        const { cues, errors } = await parseText(vtt, { type: 'vtt', strict: false });
        expect(errors).toEqual([]);
        expect(cues.map(({ startTime, endTime }) => [startTime, endTime])).toEqual(
          utterances.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]),
        );
        for (const cue of cues) expect(cue.text).toMatch(/\+1\.4 &lt;i&gt;positive&lt;\/i&gt;$/);
      }),
    );
  });
});
