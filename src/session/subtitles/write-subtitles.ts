import { cueClock } from './cue-clock.ts';
import type { Cue } from './subtitles.ts';
import { readTiming } from './timing-line.ts';

/** Whether a text means to be subtitles (SRT, WebVTT, SubViewer), however badly written, and not plain words. */
export function isSubtitles(text: string): boolean {
  if (/^\uFEFF?\s*WEBVTT(\s|$)/.test(text) || /\d[ \t]*-->[ \t]*\d/.test(text)) return true;
  return text.split(/\r\n|\r|\n/, 50).some((line) => readTiming(line) !== null);
}

/** Cues as WebVTT. */
export function writeWebVtt(cues: readonly Cue[]): string {
  const written = cues.map(({ startSeconds, endSeconds, text }) => {
    const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return `${cueClock(startSeconds, '.')} --> ${cueClock(endSeconds, '.')}\n${words}\n`;
  });
  return ['WEBVTT\n', ...written].join('\n');
}

/** Cues as SubRip, numbered from `first` on. */
export function writeSubtitles(cues: readonly Cue[], first = 1): string {
  return cues
    .map(({ startSeconds, endSeconds, text }, i) => {
      return `${first + i}\n${cueClock(startSeconds, ',')} --> ${cueClock(endSeconds, ',')}\n${text}\n`;
    })
    .join('\n');
}
