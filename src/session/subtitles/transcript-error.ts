/** What can be wrong with a transcript a person brings. */
export const TRANSCRIPT_PROBLEM_CODES = [
  // `detail` is the line and the trouble.
  'transcript-unreadable',
  // `detail` is its size.
  'transcript-large',
  // `detail` is the line that begins after the file's end.
  'transcript-misfit',
  // It must be converted first. `detail` is the file's name.
  'transcript-format',
  // Notes: `detail` is the encoding, the number of bytes, the format.
  'transcript-encoding',
  'transcript-bytes-lost',
  'transcript-converted',
  // Note: `detail` quotes the first few spots.
  'transcript-mended',
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
