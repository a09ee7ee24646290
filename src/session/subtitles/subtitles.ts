import { type LinedCue, withoutCarryOver } from './carry-over.ts';
import { readCueBlocks, type WrittenCue } from './cue-blocks.ts';
import { plainText } from './cue-text.ts';
import { saidAlone } from './not-said.ts';
import type { NoteTaker } from './transcript-note.ts';

/** Words and the time in which they are said. */
export interface Cue {
  startSeconds: number;
  endSeconds: number;
  text: string;
}

/** Reading aloud, for cues that do not say when they end. */
const CHARACTERS_PER_SECOND = 15;
const SHORTEST_MENDED_SECONDS = 0.5;

/**
 * Reads SubRip (.srt), WebVTT (.vtt) or SubViewer (.sbv), in order of time. Bad spots are mended where the meaning is
 * plain and left out else, each with a note; positions and styles are not words and go.
 */
export function readSubtitles(text: string, notes: NoteTaker): Cue[] {
  return cuesOf(readCueBlocks(text.trimStart(), notes), notes);
}

/** Cues with plain words, each line once, in order of time, every one longer than nothing. */
export function cuesOf(written: readonly WrittenCue[], notes: NoteTaker): Cue[] {
  const lined = written.map((cue): LinedCue => {
    return { ...cue, lines: cue.lines.map(plainText).filter((line) => line !== '') };
  });
  const inOrder = [...lined].sort((a, b) => a.startSeconds - b.startSeconds);
  const once = withoutCarryOver(inOrder, notes);
  const said = saidAlone(
    once.map(({ lines }) => [...lines]),
    notes,
  );
  const cues = once
    .map(({ startSeconds, endSeconds }, index) => {
      return { startSeconds, endSeconds, text: (said[index] ?? []).join(' ') };
    })
    .filter(({ text }) => text !== '');
  return withEnds(cues, notes);
}

/** Cues that end when or before they begin last until the next, or as long as their words take. */
function withEnds(cues: readonly Cue[], { note }: NoteTaker): Cue[] {
  let next = Number.POSITIVE_INFINITY;
  let start = Number.POSITIVE_INFINITY;
  const mended = cues.toReversed().map((cue) => {
    if (cue.startSeconds < start) next = start;
    start = cue.startSeconds;
    if (cue.endSeconds > start) return cue;
    const wanted = Math.max(SHORTEST_MENDED_SECONDS, cue.text.length / CHARACTERS_PER_SECOND);
    return { ...cue, endSeconds: Math.min(start + wanted, next) };
  });
  return mended.toReversed().map((cue, index) => {
    if (cue !== cues[index]) note('end-mended', cue.text);
    return cue;
  });
}
