import { plainText } from './cue-text.ts';
import { TranscriptError } from './transcript-error.ts';

/** Words and the time in which they are said. */
export interface Cue {
  startSeconds: number;
  endSeconds: number;
  text: string;
}

const TIMING = '-->';
/** hours:minutes:seconds.milliseconds, the hours left out if need be; SRT has a comma. */
const TIMING_LINE =
  /^[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?[ \t]*-->[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?(?:[ \t].*)?$/;
const NOT_CUES = /^(NOTE|STYLE|REGION)(\s|$)/;

/** Whether a text means to be subtitles (SRT, WebVTT), however badly written, and not plain words. */
export function isSubtitles(text: string): boolean {
  return /^\uFEFF?WEBVTT(\s|$)/.test(text) || /\d[ \t]*-->[ \t]*\d/.test(text);
}

/**
 * Reads SubRip (.srt) or WebVTT (.vtt), in order of time. Both are blocks of lines, divided by blank ones: an optional
 * name, a line of times, the words. Everything that is not one of these is refused with its line: a cue left out without
 * a word would be a sentence lost. Positions and styles are not words and go.
 * @throws TranscriptError `transcript-unreadable`
 */
export function readSubtitles(text: string): Cue[] {
  const lines = linesOf(text);
  const vtt = lines[0]?.startsWith('WEBVTT') === true;
  const cues: Cue[] = [];
  for (let at = vtt ? blockEnd(lines, 0) : 0; at < lines.length; ) {
    const end = blockEnd(lines, at);
    if (end > at && !(vtt && NOT_CUES.test(lines[at] ?? ''))) {
      const cue = readBlock(lines, at, end);
      if (cue.text !== '') cues.push(cue);
    }
    at = end + 1;
  }
  if (cues.length === 0) throw new TranscriptError('transcript-unreadable', 'There are no words in it.');
  return cues.sort((a, b) => a.startSeconds - b.startSeconds);
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}

/** Index of the blank line behind a block, or of the end. */
function blockEnd(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && (lines[end] ?? '').trim() !== '') end += 1;
  return end;
}

function readBlock(lines: readonly string[], from: number, end: number): Cue {
  const timingAt = (lines[from] ?? '').includes(TIMING) ? from : from + 1;
  const line = timingAt < end ? (lines[timingAt] ?? '') : '';
  if (!line.includes(TIMING)) refuse(from, lines[from] ?? '', 'no times above these words');
  const [, ...parts] =
    TIMING_LINE.exec(line) ?? refuse(timingAt, line, 'times such as 00:01:02,500 --> 00:01:04,000');
  const startSeconds = secondsOf(parts.slice(0, 4));
  const endSeconds = secondsOf(parts.slice(4));
  if (startSeconds === null || endSeconds === null) refuse(timingAt, line, 'minutes and seconds up to 59');
  if (endSeconds <= startSeconds) refuse(timingAt, line, 'it ends before it begins');
  const words = lines.slice(timingAt + 1, end);
  const second = words.findIndex((word) => TIMING_LINE.test(word));
  if (second >= 0) refuse(timingAt + 1 + second, words[second] ?? '', 'a blank line is missing above');
  return { startSeconds, endSeconds, text: plainText(words.join(' ')) };
}

function secondsOf([hours = '0', minutes = '0', seconds = '0', fraction = '']: (string | undefined)[]):
  | number
  | null {
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  return (
    Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(fraction.padEnd(3, '0')) / 1000
  );
}

const LONGEST_QUOTE = 60;

/** @param line index of the line, counted from 0 */
function refuse(line: number, text: string, trouble: string): never {
  const quote = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  throw new TranscriptError('transcript-unreadable', `Line ${line + 1}, “${quote.trim()}”: ${trouble}.`);
}

/** Cues as SubRip, numbered from `first` on. */
export function writeSubtitles(cues: readonly Cue[], first = 1): string {
  return cues
    .map(({ startSeconds, endSeconds, text }, i) => {
      return `${first + i}\n${clock(startSeconds)} ${TIMING} ${clock(endSeconds)}\n${text}\n`;
    })
    .join('\n');
}

function clock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes] = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60];
  const rest = String(milliseconds % 1000).padStart(3, '0');
  return `${two(hours)}:${two(minutes)}:${two((milliseconds / 1000) % 60)},${rest}`;
}
