import type { Modality } from '../../model/modalities.ts';

/** What is looked at. */
export type Subject =
  | { kind: 'live' }
  /** A sample session; `seconds` is where the window ends. */
  | { kind: 'recording'; id: string; seconds: number }
  /** A sample of the feature file a person brought. */
  | { kind: 'features'; index: number };

/** Changes of the material. */
export interface Edits {
  /** New text by the index of the word in the window. */
  words: Readonly<Record<number, string>>;
  /** A modality taken from a recording's window. */
  swap: { modality: Modality; from: { id: string; seconds: number } } | null;
}

export const NO_EDITS: Edits = { words: {}, swap: null };

export function isEdited({ words, swap }: Edits): boolean {
  return swap !== null || Object.keys(words).length > 0;
}

/** Moments are kept to hundredths of a second, so that a link can name them exactly. */
export function toMoment(seconds: number): number {
  return Math.round(100 * seconds) / 100;
}
