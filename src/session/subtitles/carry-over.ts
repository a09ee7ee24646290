import type { NoteTaker } from './transcript-note.ts';

/** A cue with the words of its lines. */
export interface LinedCue {
  startSeconds: number;
  endSeconds: number;
  lines: readonly string[];
}

/** Rolling captions follow one another at once; the same words after a pause are said again. */
const AT_ONCE_SECONDS = 0.25;
/** A cue as short as this is there for the roll alone. */
const FLASH_SECONDS = 0.1;
/** No roll is deeper. */
const MOST_LINES = 8;

/**
 * Takes off what rolling captions (YouTube, live television) show again: lines that the cue before ended with, words that
 * it already had. Each line is said once, where it first stands; a cue left without words gives its time to the one
 * before.
 */
export function withoutCarryOver(cues: readonly LinedCue[], { note }: NoteTaker): LinedCue[] {
  const rolls = cues.some((cue, index) => isRoll(cues[index - 1], cue));
  const kept: LinedCue[] = [];
  let before: LinedCue | undefined;
  for (const cue of cues) {
    const again = before && follows(before, cue) ? repeated(before.lines, cue.lines) : 0;
    const whole = again === cue.lines.length;
    const mayRepeat = rolls || cue.endSeconds - cue.startSeconds <= FLASH_SECONDS;
    if (again > 0 && (!whole || mayRepeat)) {
      for (const line of cue.lines.slice(0, again)) note('carry-over', line);
      kept.push({ ...cue, lines: cue.lines.slice(again) });
    } else if (before && follows(before, cue) && grows(before, cue)) {
      note('carry-over', before.lines.join(' '));
      kept.push({ ...cue, lines: grown(before, cue) });
    } else kept.push(cue);
    before = cue;
  }
  return withTimeOfEmpty(kept);
}

function follows(before: LinedCue, cue: LinedCue): boolean {
  return cue.startSeconds - before.endSeconds <= AT_ONCE_SECONDS && cue.startSeconds >= before.startSeconds;
}

/** How many lines at the beginning of a cue are the last ones of the cue before. */
function repeated(before: readonly string[], lines: readonly string[]): number {
  for (let count = Math.min(before.length, lines.length, MOST_LINES); count > 0; count -= 1) {
    const tail = before.slice(-count);
    if (tail.every((line, index) => line === lines[index])) return count;
  }
  return 0;
}

function isRoll(before: LinedCue | undefined, cue: LinedCue): boolean {
  if (!before || !follows(before, cue)) return false;
  const again = repeated(before.lines, cue.lines);
  return again > 0 && again < cue.lines.length;
}

/** A caption that fills up word by word: all of the cue before, and more. */
function grows(before: LinedCue, cue: LinedCue): boolean {
  const [was, is] = [before.lines.join(' '), cue.lines.join(' ')];
  return was.includes(' ') && is.length > was.length && is.startsWith(`${was} `);
}

function grown(before: LinedCue, cue: LinedCue): string[] {
  return [cue.lines.join(' ').slice(before.lines.join(' ').length + 1)];
}

function withTimeOfEmpty(cues: readonly LinedCue[]): LinedCue[] {
  const kept: LinedCue[] = [];
  for (const cue of cues) {
    const last = kept.at(-1);
    if (cue.lines.length > 0) kept.push(cue);
    else if (last) kept[kept.length - 1] = { ...last, endSeconds: Math.max(last.endSeconds, cue.endSeconds) };
  }
  return kept;
}
