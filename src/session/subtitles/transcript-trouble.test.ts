import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../features/text-encoding.ts';
import { readTranscript } from './read-transcript.ts';
import { TranscriptError } from './transcript-error.ts';

/** What a transcript of a minute says, cue by cue, and what was noted of it. */
function read(text: string, seconds = 60) {
  const { cues, notes } = readTranscript(text, seconds);
  return {
    texts: cues.map((cue) => cue.text),
    times: cues.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]),
    notes: Object.fromEntries(notes.map(({ kind, count }) => [kind, count])),
  };
}

const srt = (...cues: [string, string][]) =>
  cues.map(([times, words], index) => `${index + 1}\n${times}\n${words}\n`).join('\n');

describe('rolling captions', () => {
  const SAID = ['I really liked this film', "but it's far too long", 'for my taste'];

  it('of YouTube say each line once', () => {
    const roll = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.429 align:start position:0%
 
I<00:00:00.560><c> really</c><00:00:00.960><c> liked</c><00:00:01.280><c> this</c><00:00:01.600><c> film</c>

00:00:02.429 --> 00:00:02.439 align:start position:0%
I really liked this film
 

00:00:02.439 --> 00:00:04.749 align:start position:0%
I really liked this film
but<00:00:02.760><c> it&#39;s</c><00:00:03.000><c> far</c><00:00:03.500><c> too</c><00:00:03.700><c> long</c>

00:00:04.749 --> 00:00:04.759 align:start position:0%
but it&#39;s far too long
 

00:00:04.759 --> 00:00:06.500 align:start position:0%
but it&#39;s far too long
for<00:00:05.000><c> my</c><00:00:05.300><c> taste</c>
`;
    const { texts, notes } = read(roll);
    expect(texts).toEqual(SAID);
    expect(notes).toEqual({ 'carry-over': 4 });
  });

  it('of television say each line once, three lines deep too', () => {
    const two = srt(
      ['00:00:00,160 --> 00:00:02,439', SAID[0] ?? ''],
      ['00:00:02,439 --> 00:00:04,759', SAID.slice(0, 2).join('\n')],
      ['00:00:04,759 --> 00:00:06,500', SAID.slice(1, 3).join('\n')],
    );
    expect(read(two).texts).toEqual(SAID);
    const three = srt(
      ['00:00:00,160 --> 00:00:02,439', SAID.slice(0, 2).join('\n')],
      ['00:00:02,439 --> 00:00:04,759', SAID.join('\n')],
      ['00:00:04,759 --> 00:00:06,500', `${SAID.slice(1).join('\n')}\nand yours.`],
    );
    expect(read(three).texts).toEqual([SAID.slice(0, 2).join(' '), 'for my taste', 'and yours.']);
  });

  it('that fill up word by word say each word once', () => {
    const { texts } = read(
      srt(
        ['00:00:00,000 --> 00:00:00,500', 'I really'],
        ['00:00:00,500 --> 00:00:01,000', 'I really liked'],
        ['00:00:01,000 --> 00:00:02,000', 'I really liked it.'],
      ),
    );
    expect(texts.join(' ')).toBe('I really liked it.');
  });

  it('are told from what is said twice', () => {
    const twice = srt(
      ['00:00:01,000 --> 00:00:02,000', 'No.'],
      ['00:00:02,000 --> 00:00:03,000', 'No.'],
      ['00:00:07,000 --> 00:00:09,000', 'No.\nNever.'],
    );
    expect(read(twice)).toMatchObject({ texts: ['No.', 'No.', 'No. Never.'], notes: {} });
  });

  it('say every line once, however deep they roll', () => {
    const line = fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8}){1,4}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { minLength: 3, maxLength: 12 }),
        fc.integer({ min: 2, max: 4 }),
        (lines, deep) => {
          fc.pre(!lines.some((a) => lines.some((b) => a !== b && b.startsWith(a))));
          const at = (index: number) => `00:00:${String(index).padStart(2, '0')},000`;
          const cues = lines.map((_, index): [string, string] => [
            `${at(index)} --> ${at(index + 1)}`,
            lines.slice(Math.max(0, index - deep + 1), index + 1).join('\n'),
          ]);
          expect(read(srt(...cues)).texts).toEqual(lines);
        },
      ),
    );
  });
});

describe('a transcript with a bad spot', () => {
  it('keeps the first cue under a heading that has no blank line', () => {
    const cues =
      '00:00:01.000 --> 00:00:03.000\nI liked it.\n\n00:00:03.500 --> 00:00:06.000\nThe end was weak.';
    for (const heading of ['WEBVTT\n', 'WEBVTT\n1\n', 'WEBVTT - a film\nKind: captions\n', 'WEBVTT\r\n']) {
      expect(read(heading + cues)).toMatchObject({ texts: ['I liked it.', 'The end was weak.'], notes: {} });
    }
  });

  it('gives a cue of no length the time until the next', () => {
    const { texts, times, notes } = read(
      srt(
        ['00:00:01,000 --> 00:00:03,000', 'I really liked this film.'],
        ['00:00:03,000 --> 00:00:03,000', 'Hey.'],
        ['00:00:03,500 --> 00:00:06,000', 'The ending was weak.'],
      ),
    );
    expect(texts).toEqual(['I really liked this film.', 'Hey.', 'The ending was weak.']);
    expect(times[1]).toEqual([3, 3.5]);
    expect(notes).toEqual({ 'end-mended': 1 });
  });

  it('mends an end before the beginning, and leaves out what comes after the end of the film', () => {
    const { texts, times, notes } = read(
      srt(
        ['00:00:04,000 --> 00:00:02,000', 'A first.'],
        ['00:00:55,000 --> 00:01:30,000', 'To the end.'],
        ['00:02:00,000 --> 00:02:02,000', 'Too late.'],
      ),
    );
    expect(texts).toEqual(['A first.', 'To the end.']);
    expect(times[0]?.[1]).toBeGreaterThan(4);
    expect(times[1]?.[1]).toBe(60);
    expect(notes).toEqual({ 'end-mended': 1, late: 1 });
  });

  it('keeps the words behind a blank line', () => {
    const text =
      '1\n00:00:01,000 --> 00:00:03,000\nThe first line\n\nand the second.\n\n2\n00:00:03,500 --> 00:00:06,000\nNext.\n';
    expect(read(text)).toMatchObject({
      texts: ['The first line and the second.', 'Next.'],
      notes: { joined: 1 },
    });
  });

  it('reads a cue whose blank line above is missing, its number being no word', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\nYes.\n2\n00:00:03,000 --> 00:00:04,000\nNo.';
    expect(read(text).texts).toEqual(['Yes.', 'No.']);
  });

  it.each([
    ['0:0:1,0 --> 0:0:3,5', [1, 3.5]],
    ['00:01 --> 00:03', [1, 3]],
    ['\u200F00:00:01,000 --> 00:00:03,000', [1, 3]],
    ['\uFEFF00:00:01,000\u200E --> \u202A00:00:03,000\u202C', [1, 3]],
    ['00:00:01.000-->00:00:03.000', [1, 3]],
    ['00:00:01,000 -> 00:00:03,000', [1, 3]],
    ['00 : 00 : 01 , 000 --> 00 : 00 : 03 , 000', [1, 3]],
    ['0:00:01.000,0:00:03.000', [1, 3]],
    ['00:00:01,000 --> 00:00:03,000 X1:10 X2:20 Y1:1 Y2:2', [1, 3]],
    ['00:00:01.000 --> 00:00:03.000 region:fred align:left', [1, 3]],
    ['00:00:61,000 --> 00:00:63,000', [61, 63]],
  ])('reads the times %s', (times, expected) => {
    expect(read(`1\n${times}\nYes.`, 90)).toMatchObject({ texts: ['Yes.'], times: [expected], notes: {} });
  });

  it('leaves out a cue whose times are none, and says which', () => {
    const text = srt(['00:00:01,000 --> soon', 'Lost.'], ['00:00:03,000 --> 00:00:04,000', 'Kept.']);
    const { cues, notes } = readTranscript(text, 60);
    expect(cues.map((cue) => cue.text)).toEqual(['Kept.']);
    expect(notes).toEqual([
      { kind: 'times-unreadable', count: 1, examples: ['00:00:01,000 --> soon Lost.'] },
    ]);
  });

  it.each([
    'region\nid:fred\nwidth:40%',
    'REGION\nid:fred',
    'Region: id=fred width=40%',
    'STYLE\n::cue{}',
    'NOTE a --> b',
  ])('takes no block of WebVTT that is no cue for words: %s', (block) => {
    expect(read(`WEBVTT\n\n${block}\n\n00:01.000 --> 00:02.000\nYes.`)).toMatchObject({
      texts: ['Yes.'],
      notes: {},
    });
  });
});

describe('what is written and not said', () => {
  it('is taken off: entities, tags, positions, notes of music, sounds', () => {
    const { texts, notes } = read(
      srt(
        [
          '00:00:01,000 --> 00:00:03,000',
          '{\\an8}It&#39;s <em>really</em> <s>good</s> &apos;yes&apos; &#8217; &copy; &amp;#39;',
        ],
        ['00:00:03,500 --> 00:00:06,000', '<font color="#ff0000">♪ La la ♪</font> [laughs] (sighs)'],
        ['00:00:06,500 --> 00:00:07,000', 'Well (I think) [and this is what I really meant to say].'],
      ),
    );
    expect(texts).toEqual([
      "It's really good 'yes' ’ © '",
      'La la',
      'Well (I think) [and this is what I really meant to say].',
    ]);
    expect(notes).toEqual({ sounds: 2 });
  });

  it('is a speaker’s name', () => {
    const zoom =
      'WEBVTT\n\n1\n00:01.020 --> 00:03.300\nChris Sad: I am so happy with this.\n\n2\n00:03.500 --> 00:06.000\nAlex Angry: Me too.';
    expect(read(zoom)).toMatchObject({
      texts: ['I am so happy with this.', 'Me too.'],
      notes: { speakers: 2 },
    });
    expect(read('JOHN: Yes.\n- Speaker 1: No.\nAnn: Ah.\nAnn: Oh.').texts).toEqual(['Yes. No. Ah. Oh.']);
    expect(read('Note: it is bad. Result: great!\nOne thing: money.').texts).toEqual([
      'Note: it is bad. Result: great! One thing: money.',
    ]);
  });
});

describe('lines with their moments', () => {
  it('of a recogniser, of lyrics and of a copied transcript are read with their times', () => {
    const said = ['I really liked this film.', 'The ending was weak.'];
    for (const text of [
      '[00:00.000 --> 00:03.000]   I really liked this film.\n[00:03.000 --> 00:06.000]   The ending was weak.\n',
      '[ti:A song]\n[ar:Somebody]\n[00:00.00]I really liked this film.\n[00:03.00]The ending was weak.',
      '0:00\nI really liked this film.\n0:03\nThe ending was weak.',
      '(0:00) I really liked this film.\n(0:03) The ending was weak.',
      '00:00:00 I really liked this film.\n00:00:03 The ending was weak.',
    ]) {
      const { texts, times } = read(text, 6);
      expect(texts).toEqual(said);
      expect(times).toEqual([
        [0, 3],
        [3, 6],
      ]);
    }
  });

  it('of a refrain are said at each of them', () => {
    expect(read('[00:01.00][00:07.00]La la.\n[00:04.00]Oh.', 10).texts).toEqual(['La la.', 'Oh.', 'La la.']);
  });

  it('are told from plain words with a time in them', () => {
    const text = 'At 10:30 we met.\nIt was good.\n12:00 was too late.';
    expect(readTranscript(text, 60).timed).toBe(false);
  });
});

const TROUBLE = new URL('../../../../shared/trouble/', import.meta.url);

describe.skipIf(!existsSync(TROUBLE))('the kept troublesome files', () => {
  it.each([
    ['T04-cp1252.srt', 'I really liked this film.|The ending wasn’t good, but the café scene was.'],
    ['T05-gbk.srt', '我非常喜欢这部电影。'],
    ['T06-youtube.vtt', "I really liked this film|but it's far too long|for my taste"],
    ['T07-rollup.srt', "I really liked this film|but it's far too long|for my taste"],
    ['T08-blank-inside.srt', 'The first line and the second.|Next.'],
    ['T10-zero.srt', 'I really liked this film.|Hey.|The ending was weak.'],
    ['T16-rlm-times.srt', 'I really liked this film.|The ending wasn’t good, but the café scene was.'],
    ['T18-header-glued.vtt', 'I really liked this film.|The ending was weak.'],
    ['T19-zoom.vtt', 'I am so happy with this result.|Me too.'],
    ['T20-entities.srt', "It's really good 'yes' ’ © '|La la"],
    ['T21-whisper.txt', 'I really liked this film.|The ending was weak.'],
  ])('%s', (name, texts) => {
    const { text } = decodeText(readFileSync(new URL(name, TROUBLE)));
    expect(read(text).texts.join('|')).toBe(texts);
  });
});

it('loses no word without saying so, whatever the blocks', () => {
  const word = fc.stringMatching(/^[a-z]{3,7}$/);
  const piece = fc.oneof(
    word,
    fc.constantFrom(
      '',
      '',
      ' ',
      '1',
      '00:00:01,000 --> 00:00:02,000',
      '00:00:09,000 --> 00:00:04,000',
      'x --> y',
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom('', 'WEBVTT\n\n'), fc.array(piece, { maxLength: 25 }), (heading, pieces) => {
      const text = `${heading}${pieces.join('\n')}\n\n00:00:50,000 --> 00:00:51,000\nthe last`;
      const written = pieces.filter((one, index) => {
        // The line above a cue's times is its name.
        return (
          /^[a-z]{3,7}$/.test(one) && !(pieces[index + 1] ?? '').includes('-->') && index < pieces.length - 1
        );
      });
      const { cues, notes } = readTranscript(text, 60);
      const said = cues
        .map((cue) => cue.text)
        .join(' ')
        .split(' ');
      const told = notes.reduce((sum, { count }) => sum + count, 0);
      const missing = written.filter((one) => !said.includes(one));
      if (missing.length > 0) expect(told).toBeGreaterThan(0);
    }),
  );
});

it('throws nothing but its own refusals', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => {
      try {
        readTranscript(`0:01 ${noise}\n0:02 ${noise}\n[x] (y) A B: ${noise}`, 10);
      } catch (error) {
        expect(error).toBeInstanceOf(TranscriptError);
      }
    }),
  );
});
