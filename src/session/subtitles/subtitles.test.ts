import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from './read-transcript.ts';
import { type Cue, readSubtitles as readNoted } from './subtitles.ts';
import { TranscriptError } from './transcript-error.ts';
import { takeNotes } from './transcript-note.ts';
import { writeSubtitles } from './write-subtitles.ts';

const SRT = `1
00:00:00,500 --> 00:00:02,000
<i>I never liked</i>
this film.

2
00:01:02,250 --> 00:01:04,750
{\\an8}Not <font color="red">at all</font>.
`;

const VTT = `WEBVTT - made by hand
Kind: captions

NOTE
-- nothing of this is said --

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.500 align:start position:10%
<v Ann>Fish &amp; chips, <c.loud>please</c>!

01:00:00.000 --> 01:00:01.000
a <00:00:01.500>late word
`;

/** Milliseconds, on a machine with other work. */
const TWO_MINUTES = 120_000;

const readSubtitles = (text: string) => readNoted(text, takeNotes());

const problemOf = (text: string, duration = 60) => {
  try {
    readTranscript(text, duration);
  } catch (error) {
    if (error instanceof TranscriptError) return error;
    throw error;
  }
  return null;
};

describe('subtitles', () => {
  it('are read as SubRip, whatever ends its lines', () => {
    const cues = [
      { startSeconds: 0.5, endSeconds: 2, text: 'I never liked this film.' },
      { startSeconds: 62.25, endSeconds: 64.75, text: 'Not at all.' },
    ];
    for (const end of ['\n', '\r\n', '\r']) {
      expect(readSubtitles(`\uFEFF${SRT.replaceAll('\n', end)}`)).toEqual(cues);
    }
    expect(readSubtitles(SRT.trimEnd())).toEqual(cues);
  });

  it('are read as WebVTT', () => {
    expect(readSubtitles(VTT)).toEqual([
      { startSeconds: 1, endSeconds: 2.5, text: 'Fish & chips, please!' },
      { startSeconds: 3600, endSeconds: 3601, text: 'a late word' },
    ]);
  });

  it('keep as text what is no markup of theirs', () => {
    const [cue] = readSubtitles('00:01.0 --> 00:02.0\n<script>alert(1)</script> <img src=x onerror=y> 3 < 4');
    expect(cue?.text).toBe('<script>alert(1)</script> <img src=x onerror=y> 3 < 4');
  });

  it.each([
    ['a heading alone', 'WEBVTT\n\nNOTE nothing', 'no words'],
    ['times alone', '1\n00:01.0 --> 00:02.0\n\n2\n00:02.0 --> 00:03.0\n', 'no words'],
    ['times that are none', '1\n00:01.0 --> 0x\nYes.', 'Yes.'],
  ])('are refused only when nothing is left: %s', (_, text, told) => {
    const problem = problemOf(text);
    expect(problem?.code).toBe('transcript-unreadable');
    expect(problem?.detail).toContain(told);
  });

  it('come back as they were written', () => {
    const cue = fc
      .tuple(
        fc.nat(3_000_000),
        fc.integer({ min: 1, max: 9000 }),
        fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }),
      )
      .map(([start, length, words]): Cue => {
        return { startSeconds: start / 1000, endSeconds: (start + length) / 1000, text: words.join(' ') };
      });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (cues) => {
        const sorted = [...cues].sort((a, b) => a.startSeconds - b.startSeconds);
        const read = readSubtitles(writeSubtitles(cues));
        expect(read.map(({ text }) => text)).toEqual(sorted.map(({ text }) => text));
        for (const [i, { startSeconds, endSeconds }] of read.entries()) {
          expect(startSeconds).toBeCloseTo(sorted[i]?.startSeconds ?? Number.NaN, 6);
          expect(endSeconds).toBeCloseTo(sorted[i]?.endSeconds ?? Number.NaN, 6);
        }
      }),
    );
  });
});

describe('a transcript', () => {
  it('without times is words for the whole file', () => {
    const cues = [{ startSeconds: 0, endSeconds: 60, text: 'One. Two --> three?' }];
    expect(readTranscript(' One.\n\nTwo -->  three?', 60)).toEqual({ timed: false, cues, notes: [] });
  });

  it('that is blank has nothing', () => {
    expect(readTranscript(' \n\t', 60)).toEqual({ timed: false, cues: [], notes: [] });
  });

  it('is refused where it cannot be of this file', () => {
    expect(problemOf('1\n00:01:02,250 --> 00:01:04,000\nNot at all.', 60)?.code).toBe('transcript-misfit');
    expect(problemOf('1\n00:01:02,250 --> 00:01:04,000\nNot at all.', 60)?.detail).toContain('62.3 s');
    expect(problemOf('word '.repeat(1000), 3)?.code).toBe('transcript-misfit');
    expect(problemOf('a'.repeat(1_000_001))?.code).toBe('transcript-large');
    expect(readTranscript(SRT, 63).cues.at(-1)?.endSeconds).toBe(63);
  });

  /** Pieces of subtitles in any order, and noise. */
  const garbled = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'WEBVTT',
          'NOTE',
          'STYLE',
          '-->',
          ' --> ',
          '00:00:01,000',
          '00:02.500',
          '1:2',
          '99:99:99,999',
          '00:00:01,000 --> 00:00:02,000',
          '\n',
          '\n\n',
          '\r\n',
          '\r',
          '\t',
          '<b>',
          '</b',
          '<v ',
          '{\\an8}',
          '&amp;',
          '&',
          '\u0000',
          '\uFEFF',
          '\u2028',
          '7',
          'words',
        ),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.nat().map((n) => '<'.repeat(n % 300)),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));

  it('is read or refused, whatever it says', { timeout: TWO_MINUTES }, () => {
    fc.assert(
      fc.property(garbled, (text) => {
        const problem = problemOf(text);
        if (problem) {
          expect(problem.detail.length).toBeLessThan(250);
          return;
        }
        for (const cue of readTranscript(text, 60).cues) {
          expect(cue.startSeconds).toBeGreaterThanOrEqual(0);
          expect(cue.endSeconds).toBeLessThanOrEqual(60);
          expect(cue.endSeconds).toBeGreaterThan(cue.startSeconds);
          expect(cue.text).toMatch(/^\S(.*\S)?$/u);
          expect(cue.text).not.toMatch(/\p{Cc}/u);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  // A pattern that looks at every character again for each would need hours: the test's limit is the witness.
  it('of a hostile size is read or refused before long', { timeout: TWO_MINUTES }, () => {
    for (const piece of [
      '<c ',
      '<',
      '{\\an',
      '00:00:01,000 --> ',
      ' ',
      '\n',
      '1\n00:00:01,000 --> 00:00:02,000\nx\n\n',
      '&am',
      '-->',
    ]) {
      const text = piece.repeat(Math.floor(1_000_000 / piece.length));
      problemOf(text);
      problemOf(`00:00:01,000 --> 00:00:02,000\n${text}`.slice(0, 1_000_000));
    }
  });
});
