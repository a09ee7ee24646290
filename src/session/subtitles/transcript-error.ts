/** What can be wrong with a transcript a person brings. */
export const TRANSCRIPT_PROBLEM_CODES = [
  // `detail` is the line and the trouble.
  'transcript-unreadable',
  // `detail` is its size.
  'transcript-large',
  // `detail` is the line that begins after the file's end.
  'transcript-misfit',
] as const;
export type TranscriptProblemCode = (typeof TRANSCRIPT_PROBLEM_CODES)[number];

/** A transcript that cannot be used; `code` picks the sentences the screen shows. */
export class TranscriptError extends Error {
  constructor(
    readonly code: TranscriptProblemCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'TranscriptError';
  }
}
