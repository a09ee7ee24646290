import type { WrittenCue } from './cue-blocks.ts';
import { readStamp } from './timing-line.ts';
import type { NoteTaker } from './transcript-note.ts';

/** A refrain comes back less often. */
const MOST_MOMENTS = 32;
/** A song's title and such, at the beginning of lyrics. */
const LYRICS_TAG = /^\[[a-z#]{1,10}:[^\]]*\]\s*$/i;

/**
 * Lines that begin with the moment they are said: lyrics (.lrc), a transcript copied from a player. A moment may stand on
 * a line of its own above its words, or several in front of one line. What is said lasts until the next.
 * @returns null when the text is not of that kind
 */
export function readStampedLines(
  text: string,
  durationSeconds: number,
  notes: NoteTaker,
): WrittenCue[] | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !LYRICS_TAG.test(line));
  const stamps = lines.filter((line) => readStamp(line) !== null).length;
  if (stamps < 2 || (readStamp(lines[0] ?? '') === null && stamps < lines.length / 3)) return null;

  const cues: WrittenCue[] = [];
  let open: WrittenCue[] = [];
  for (const line of lines) {
    const { moments, words } = momentsOf(line);
    if (moments.length > 0) {
      open = moments.map((seconds) => ({ startSeconds: seconds, endSeconds: durationSeconds, lines: [] }));
      cues.push(...open);
    }
    if (words === '') continue;
    if (open.length === 0) notes.note('untimed', words);
    for (const cue of open) cue.lines.push(words);
  }
  cues.sort((a, b) => a.startSeconds - b.startSeconds);
  return cues.map((cue, index) => ({ ...cue, endSeconds: cues[index + 1]?.startSeconds ?? durationSeconds }));
}

function momentsOf(line: string): { moments: number[]; words: string } {
  const moments: number[] = [];
  let words = line;
  for (let stamp = readStamp(words); stamp && moments.length < MOST_MOMENTS; stamp = readStamp(words)) {
    moments.push(stamp.seconds);
    words = stamp.words;
    // A second bare time is part of what is said: "0:12 10:30 is fine".
    if (!words.startsWith('[')) break;
  }
  return { moments, words };
}
