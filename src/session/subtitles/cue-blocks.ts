import { withoutInvisible } from './invisible.ts';
import { meansTiming, readTiming } from './timing-line.ts';
import type { NoteTaker } from './transcript-note.ts';

/** A cue as it is written: times that may be wrong, lines with their markup. */
export interface WrittenCue {
  startSeconds: number;
  endSeconds: number;
  lines: string[];
}

const NOT_CUES = /^(?:(?:NOTE|STYLE|REGION)(?:[ \t]|$)|(?:style|region)[ \t]*$|region:[ \t])/i;
const COMMENT = /^NOTE(?:[ \t]|$)/;
const HEADER_LINE = /^[\w-]+[ \t]*[:=]/;

/**
 * The cues of SubRip or WebVTT, in the order of the file. Both are blocks of lines, divided by blank ones: an optional
 * name, a line of times, the words. What people's files get wrong is mended: a missing blank line, a blank line inside
 * the words, a heading glued to the first cue. What cannot be a cue is noted, and the rest is read.
 */
export function readCueBlocks(text: string, { note }: NoteTaker): WrittenCue[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const vtt = withoutInvisible(lines[0] ?? '').startsWith('WEBVTT');
  // In WebVTT a line of blanks is a line of the cue.
  const isBlank = (line: string) => (vtt ? line === '' : withoutInvisible(line).trim() === '');
  const cues: WrittenCue[] = [];

  function readBlock(block: readonly string[], heading: boolean): void {
    const first = block.findIndex(meansTiming);
    if (vtt && isComment(block, first)) return;
    const before = block.slice(0, first < 0 ? block.length : first);
    // Right above the times stands the cue's number or name.
    const named = first > 0 && (first === 1 || isNumber(before.at(-1)));
    untimed(named ? before.slice(0, -1) : before, heading);
    for (let at = first; at >= 0 && at < block.length; ) {
      const next = block.findIndex((line, index) => index > at && meansTiming(line));
      const end = next < 0 ? block.length : next;
      const words = block.slice(at + 1, end);
      if (next >= 0 && isNumber(words.at(-1))) words.pop();
      addCue(block[at] ?? '', words);
      at = end;
    }
  }

  function addCue(line: string, words: string[]): void {
    const timing = readTiming(line);
    if (!timing) {
      note('times-unreadable', [line, ...words].join(' '));
      return;
    }
    const { startSeconds, endSeconds } = timing;
    cues.push({ startSeconds, endSeconds, lines: timing.words ? [timing.words, ...words] : words });
  }

  /** Words without times belong to the cue above; a number alone is the number of a cue that was taken out. */
  function untimed(words: readonly string[], heading: boolean): void {
    const said = words.filter((line) => line.trim() !== '' && !isNumber(line));
    const wanted = heading ? said.filter((line) => !HEADER_LINE.test(line)) : said;
    if (wanted.length === 0) return;
    const above = cues.at(-1);
    if (above) above.lines.push(...wanted);
    note(above ? 'joined' : 'untimed', wanted.join(' '));
  }

  let block: string[] = [];
  let blocks = 0;
  // The heading's first line is no words.
  for (const line of vtt ? [...lines.slice(1), ''] : [...lines, '']) {
    if (!isBlank(line)) {
      block.push(line);
      continue;
    }
    if (block.length > 0) readBlock(block, vtt && blocks === 0);
    blocks += 1;
    block = [];
  }
  return cues;
}

/** Comments end at a blank line even where they hold an arrow; styles and regions have no times. */
function isComment(block: readonly string[], firstTiming: number): boolean {
  const first = block[0] ?? '';
  return COMMENT.test(first) || (firstTiming < 0 && NOT_CUES.test(first));
}

function isNumber(line: string | undefined): boolean {
  return line !== undefined && /^\s*\d{1,6}\s*$/.test(withoutInvisible(line));
}
