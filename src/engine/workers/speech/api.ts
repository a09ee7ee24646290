import type { RacedBackend } from '../../backend/backend-race.ts';

/** A word as it was heard, with its space or mark before or after it; times in seconds. */
export interface SpokenWord {
  text: string;
  startSeconds: number;
  endSeconds: number;
}

/** Where the recogniser runs. */
export interface SpeechBackend extends RacedBackend {
  /** Of its WebAssembly. */
  threads: number;
}

/** What a recogniser made of a stretch of sound. */
export interface Heard {
  text: string;
  words: SpokenWord[];
  /** Code of the language it took the sound for, such as `en`. */
  language: string;
}

/** What was made of a stretch of a stream, on its clock. */
export interface HeardInStream extends Heard {
  /** Where the sound begins that it was made of: later than asked for where nobody listened before. */
  fromSeconds: number;
}

/** A stretch on the clock of the sound. */
export interface SoundSpan {
  startSeconds: number;
  endSeconds: number;
}

/** A code of the language that is spoken, or what to find out. */
export type SpokenLanguage = 'detect' | (string & {});
