import { withoutInvisible } from './invisible.ts';

/** The times of a cue, and what stands behind them on their line. */
export interface Timing {
  startSeconds: number;
  endSeconds: number;
  /** Words on the line of the times, as recognisers print them; settings of WebVTT and SubRip are none. */
  words: string;
}

/** hours:minutes:seconds.milliseconds, the hours and the fraction left out if need be; SubRip has a comma. */
const CLOCK = String.raw`(?:(\d{1,4})[ \t]*:[ \t]*)?(\d{1,3})[ \t]*:[ \t]*(\d{1,2})(?:[ \t]*[.,:][ \t]*(\d{1,6}))?`;
const ARROW = String.raw`[ \t]*(?:-{1,3}>|\u2014>|\u2013>|\u2192)[ \t]*`;
const TIMING = new RegExp(String.raw`^[ \t]*[[(]?[ \t]*${CLOCK}${ARROW}${CLOCK}[ \t]*([\])]?)(.*)$`);
/** SubViewer: both times and a comma, nothing else. */
const COMMA_TIMING = new RegExp(String.raw`^[ \t]*${CLOCK}[ \t]*,[ \t]*${CLOCK}()()[ \t]*$`);
const STAMP = new RegExp(
  String.raw`^[ \t]*(?:\[[ \t]*${CLOCK}[ \t]*\]|\([ \t]*${CLOCK}[ \t]*\)|${CLOCK}(?=[ \t]|$))(.*)$`,
);
/** Times stand at the beginning of their line; what is further is words. */
const TIMES_WITHIN = 120;
const SETTING = /^(?:[A-Za-z]+\d?:\S*|\d{1,3}%)$/;

/** Whether a line means to be the times of a cue, readable or not. */
export function meansTiming(line: string): boolean {
  return /-->/.test(line) || readTiming(line) !== null;
}

/** @returns null when the line is not the times of a cue; minutes and seconds over 59 count on */
export function readTiming(line: string): Timing | null {
  const { head, rest: further } = headOf(line);
  const match = TIMING.exec(head) ?? (further === '' ? COMMA_TIMING.exec(head) : null);
  if (!match) return null;
  const rest = `${match[10] ?? ''}${further}`.trim();
  const settings = match[9] === '' && rest.split(/\s+/).every((part) => SETTING.test(part));
  return {
    startSeconds: secondsOf(match.slice(1, 5)),
    endSeconds: secondsOf(match.slice(5, 9)),
    words: settings ? '' : rest,
  };
}

/** A line that begins with a moment ("[00:12.00] …", "0:12"), as lyrics and copied transcripts have it. */
export function readStamp(line: string): { seconds: number; words: string } | null {
  const { head, rest } = headOf(line);
  const match = STAMP.exec(head);
  if (!match) return null;
  const parts = [match.slice(1, 5), match.slice(5, 9), match.slice(9, 13)].find(([, minutes]) => minutes);
  return parts ? { seconds: secondsOf(parts), words: `${match[13] ?? ''}${rest}`.trim() } : null;
}

function headOf(line: string): { head: string; rest: string } {
  const seen = withoutInvisible(line).trim();
  return { head: seen.slice(0, TIMES_WITHIN), rest: seen.slice(TIMES_WITHIN) };
}

function secondsOf([hours, minutes, seconds, fraction]: (string | undefined)[]): number {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return whole + Number(`0.${fraction ?? 0}`);
}
