/** What was mended in a transcript, or is in it and is not said; the screen has a sentence for each. */
export const TRANSCRIPT_NOTES = [
  // Lines that a rolling caption shows again.
  'carry-over',
  // Words behind a blank line inside a cue: they belong to the cue above.
  'joined',
  // Cues that end when or before they begin: they got the time until the next.
  'end-mended',
  // Left out: words without times above the first cue.
  'untimed',
  // Left out: cues whose times cannot be read.
  'times-unreadable',
  // Left out: cues that begin after the file's end.
  'late',
  // Names of speakers in front of their words.
  'speakers',
  // What is heard but not said: [laughs], (applause).
  'sounds',
] as const;
export type TranscriptNoteKind = (typeof TRANSCRIPT_NOTES)[number];

export interface TranscriptNote {
  kind: TranscriptNoteKind;
  count: number;
  /** The first few, as they are written. */
  examples: readonly string[];
}

/** Collects notes while a transcript is read. */
export interface NoteTaker {
  note(kind: TranscriptNoteKind, example: string): void;
  /** In the order of `TRANSCRIPT_NOTES`. */
  notes(): TranscriptNote[];
}

const MOST_EXAMPLES = 3;
const LONGEST_EXAMPLE = 60;

export function takeNotes(): NoteTaker {
  const taken = new Map<TranscriptNoteKind, { count: number; examples: string[] }>();
  return {
    note(kind, example) {
      const known = taken.get(kind) ?? { count: 0, examples: [] };
      known.count += 1;
      const shown = shortened(example);
      if (known.examples.length < MOST_EXAMPLES && !known.examples.includes(shown))
        known.examples.push(shown);
      taken.set(kind, known);
    },
    notes: () =>
      TRANSCRIPT_NOTES.flatMap((kind) => {
        const found = taken.get(kind);
        return found ? [{ kind, ...found }] : [];
      }),
  };
}

/** @returns at most sixty characters, and an ellipsis where there were more */
export function shortened(text: string): string {
  const characters = [...text.trim()];
  return characters.length > LONGEST_EXAMPLE
    ? `${characters.slice(0, LONGEST_EXAMPLE).join('')}…`
    : characters.join('');
}
