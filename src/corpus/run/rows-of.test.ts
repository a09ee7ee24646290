import { describe, expect, it } from 'vitest';
import { LANGUAGE_WIDTH, type TokenFrame, WINDOW_STEPS } from '../../features/frames.ts';
import { blobSource, openNpz } from '../../features/npz/npz-reader.ts';
import { readFeatureFile } from '../../features/ready/feature-file.ts';
import { MODALITIES } from '../../model/modalities.ts';
import { sessionFeatures } from '../../session/stored/session-features.ts';
import { storedSessionFixture } from '../../session/stored/testing/stored-session-fixture.ts';
import { openTable } from '../texts/open-table.ts';
import { textTable } from '../texts/text-table.ts';
import { joinRows } from './join-rows.ts';
import { featureRows } from './row-source.ts';
import { sessionRows } from './session-rows.ts';
import { textRows } from './text-rows.ts';

/** As many tokens as the text has words; none of a text of question marks. */
function encoder() {
  const asked: string[] = [];
  const encode = async (texts: readonly string[]): Promise<TokenFrame[][]> =>
    texts.map((text) => {
      asked.push(text);
      if (/^\?+$/.test(text)) return [];
      return text.split(' ').map((piece, at) => ({
        piece,
        start: at,
        end: at + 1,
        values: new Float32Array(LANGUAGE_WIDTH).fill(at),
      }));
    });
  return { asked, encode };
}

async function table(content: string) {
  const name = 'texts.csv';
  return textTable(name, await openTable(new File([content], name)));
}

describe('rows of texts', () => {
  it('have the last tokens of each, and none of what cannot be read; a text is asked for once', async () => {
    const { asked, encode } = encoder();
    const long = Array.from({ length: WINDOW_STEPS + 5 }, (_, i) => `w${i}`).join(' ');
    const source = textRows(await table(`text,label\nso good,1\n???,\n${long},-2\n`), encode);
    const [first, unread, last] = await source.samples(0, 3);
    expect(first?.steps.language?.valid).toHaveLength(2);
    expect(first?.label).toBe(1);
    expect(unread?.steps.language).toBeNull();
    expect(last?.steps.language?.valid).toHaveLength(WINDOW_STEPS);
    expect(last?.steps.language?.values[0]).toBe(5);
    expect(await source.samples(1, 3)).toEqual([unread, last]);
    expect(asked).toHaveLength(3);
  });
});

describe('rows of a kept session', () => {
  it('are what the network saw of each utterance, as its file of features has it', async () => {
    const session = storedSessionFixture();
    const file = await sessionFeatures(session);
    if (!file) throw new Error('no features');
    const { samples } = await readFeatureFile('session.npz', await openNpz(blobSource(file)));
    const rows = await sessionRows(session, encoder().encode);
    const own = (await rows?.samples(0, 2)) ?? [];
    expect(own).toHaveLength(samples.length);
    for (const [index, sample] of samples.entries()) {
      for (const modality of MODALITIES) {
        const [one, other] = [own[index]?.steps[modality], sample.steps[modality]];
        expect([...(one?.valid ?? [])]).toEqual([...(other?.valid ?? [])]);
        expect(one && [...one.values]).toEqual(other && [...other.values]);
      }
    }
    expect(rows?.corpus.further.get('text')).toMatchObject({
      values: session.utterances.map(({ text }) => text),
    });
    expect([...(rows?.corpus.label ?? [])].every(Number.isNaN)).toBe(true);
  });

  it('have the words that were kept before the text model was there read now', async () => {
    const session = storedSessionFixture();
    const unread = { ...session, recording: { ...session.recording, tokens: new Map() } };
    const { asked, encode } = encoder();
    const rows = await sessionRows(unread, encode);
    expect(asked).toContain('I loved it');
    expect((await rows?.samples(0, 1))?.[0]?.steps.language?.valid).toHaveLength(3);
  });

  it('are none where nothing was said', async () => {
    const { title, recording } = storedSessionFixture();
    const silent = { ...recording, transcript: [], acoustic: [], visual: [] };
    expect(await sessionRows({ title, recording: silent }, encoder().encode)).toBeNull();
  });
});

describe('several sources', () => {
  it('are one corpus, row below row, whose samples are those of each', async () => {
    const { encode } = encoder();
    const texts = textRows(
      await table('text,label,mood\nso good,1,up\nno,-2,down\nyes,2,up\nbad,-1,down\n'),
      encode,
    );
    const session = await sessionRows(storedSessionFixture(), encode);
    if (!session) throw new Error('no rows');
    const all = joinRows([texts, session, texts]);
    expect(all.corpus).toMatchObject({ name: 'texts.csv + 2', rows: 10, classes: 1 });
    expect(await all.samples(2, 7)).toEqual([
      ...(await texts.samples(2, 4)),
      ...(await session.samples(0, 2)),
      ...(await texts.samples(0, 1)),
    ]);
    expect(all.make.widths).toEqual(session.make.widths);
    const { further, label, length } = all.corpus;
    const source = further.get('source');
    expect(source?.kind === 'category' && [...source.codes]).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 0, 0]);
    const mood = further.get('mood');
    expect(mood?.kind === 'category' && [...mood.codes]).toEqual([0, 1, 0, 1, -1, -1, 0, 1, 0, 1]);
    expect([...label].map(Number.isNaN).indexOf(true)).toBe(4);
    expect(length && [...length].map(Number.isNaN)).toEqual(
      Array.from({ length: 10 }, (_, row) => row < 4 || row > 5),
    );
  });

  it('of other labels or widths are refused with what differs', async () => {
    const { encode } = encoder();
    const sentiment = textRows(await table('text,label\nso good,1\nno,-2\n'), encode);
    const classes = textRows(await table('text,label\nso good,glad\nno,sad\n'), encode);
    expect(() => joinRows([sentiment, classes])).toThrow('one of 2 classes (glad, sad)');
    const narrow = featureRows({
      path: 'narrow.npz',
      widths: { language: 300, acoustic: null, visual: null },
      extractors: {},
      steps: 1,
      classes: 1,
      classNames: null,
      notes: [],
      samples: [],
    });
    expect(() => joinRows([sentiment, narrow])).toThrow('narrow.npz: language 300 ≠ 512');
  });
});
