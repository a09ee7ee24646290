import { expect, it } from 'vitest';
import { readTranscript } from '../session/subtitles/read-transcript.ts';
import { TranscriptError } from '../session/subtitles/transcript-error.ts';
import { expectHardy, hostileText } from './hostile-input.ts';

const SECONDS = 60;

const SRT = `1
00:00:01,000 --> 00:00:02,500
I did not think it would work.

2
00:00:03,000 --> 00:00:05,000
{\\an8}And <i>then</i> it did!
Twice.
`;

const VTT = `WEBVTT - a film

NOTE made by hand

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.500 align:start position:10%
<v Ada>I did not think it would work.</v>

00:00:03.000 --> 00:00:05.000
And <c.loud>then</c> <00:00:04.000>it did &amp; how &lt;b&gt;!
`;

const isRefusal = (error: unknown) => error instanceof TranscriptError;

/** Cues that can be said: in order, within the file, with words in them. */
function expectSound(text: string): void {
  const { timed, cues } = readTranscript(text, SECONDS);
  let last = 0;
  for (const { startSeconds, endSeconds, text: words } of cues) {
    expect(startSeconds).toBeGreaterThanOrEqual(last);
    expect(endSeconds).toBeGreaterThan(startSeconds);
    expect(endSeconds).toBeLessThanOrEqual(SECONDS);
    expect(words.trim()).not.toBe('');
    last = startSeconds;
  }
  // Something that means to be subtitles is never taken for words.
  expect(timed).toBe(/\d[ \t]*-->[ \t]*\d/.test(text) || /^\uFEFF?WEBVTT(\s|$)/.test(text));
}

it('any SRT is read soundly or refused', async () => {
  await expectHardy(hostileText(SRT), expectSound, isRefusal);
});

it('any WebVTT is read soundly or refused', async () => {
  await expectHardy(hostileText(VTT), expectSound, isRefusal);
});
