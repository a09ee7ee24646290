/** Endings of files that may hold a transcript, for file choosers and for sorting what is dropped. */
export const TRANSCRIPT_ENDINGS = [
  'srt',
  'vtt',
  'sbv',
  'txt',
  'lrc',
  'ass',
  'ssa',
  'json',
  'json3',
  'sub',
  'smi',
  'ttml',
] as const;
/** The same, as a file chooser wants them. */
export const TRANSCRIPT_ACCEPT = TRANSCRIPT_ENDINGS.map((ending) => `.${ending}`).join(',');
