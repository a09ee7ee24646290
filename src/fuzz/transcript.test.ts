import { expect, it } from 'vitest';
import { readTranscript } from '../session/subtitles/read-transcript.ts';
import { TranscriptError } from '../session/subtitles/transcript-error.ts';
import { openTranscript } from '../session/subtitles/transcript-file.ts';
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

const ROLL = `WEBVTT
Kind: captions

00:00:00.160 --> 00:00:02.429 align:start position:0%
 
I<00:00:00.560><c> did</c><00:00:00.960><c> not</c>

00:00:02.429 --> 00:00:02.439
I did not
 

00:00:02.439 --> 00:00:04.749
I did not
think<00:00:02.760><c> it&#39;s</c>

00:00:05.000 --> 00:00:05.000
- Ann Lee: [laughs] Hey &amp;#39;
`;

const STAMPED = `[ti:A song]
[00:01.00]I did not think
[00:03.50][00:09.00]it would work.
0:12
But it did!
`;

const JSON_WORDS = JSON.stringify({
  segments: [{ start: 0, end: 2.5, text: ' I did not think' }],
  events: [{ tStartMs: 1000, dDurationMs: 500, segs: [{ utf8: 'it' }, { utf8: ' would' }] }],
});

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
  if (/\d[ \t]*-->[ \t]*\d/.test(text) || /^\uFEFF?WEBVTT(\s|$)/.test(text)) expect(timed).toBe(true);
}

it('any SRT is read soundly or refused', async () => {
  await expectHardy(hostileText(SRT), expectSound, isRefusal);
});

it('any WebVTT is read soundly or refused', async () => {
  await expectHardy(hostileText(VTT), expectSound, isRefusal);
});

it('any rolling caption is read soundly or refused', async () => {
  await expectHardy(hostileText(ROLL), expectSound, isRefusal);
});

it('any lines with moments are read soundly or refused', async () => {
  await expectHardy(hostileText(STAMPED), expectSound, isRefusal);
});

it.each(['a.json', 'a.ass', 'a.srt', 'a.sub'])('any file called %s is opened or refused', async (name) => {
  const opened = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    expectSound((await openTranscript(bytes, name)).text);
  };
  await expectHardy(hostileText(name.endsWith('json') ? JSON_WORDS : SRT), opened, isRefusal);
});
