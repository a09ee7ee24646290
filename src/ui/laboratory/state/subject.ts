import type { Modality } from '../../../model/modalities.ts';

/** What is looked at. */
export type Subject =
  /** `page` is another page, whose live session a link means: it cannot be had here. */
  | { kind: 'live'; page?: string }
  /** A sample session or a kept one; `seconds` is where the window ends. */
  | { kind: 'recording'; id: string; seconds: number }
  /** A sentence alone. */
  | { kind: 'text'; text: string }
  /** A sample of the feature file a person brought; `file` is its name where a link asks for one that is not here. */
  | { kind: 'features'; index: number; file?: string };

/** Changes of the material. */
export interface Edits {
  /** New text by the index of the word in the window. */
  words: Readonly<Record<number, string>>;
  /** A modality taken from a recording's window. */
  swap: { modality: Modality; from: { id: string; seconds: number } } | null;
  /** A sentence in place of all words of the window. */
  text: string | null;
}

export const NO_EDITS: Edits = { words: {}, swap: null, text: null };

export function isEdited({ words, swap, text }: Edits): boolean {
  return swap !== null || text !== null || Object.keys(words).length > 0;
}

/** The edits another window keeps: replaced words belong to the window they were replaced in. */
export function withoutWords(edits: Edits): Edits {
  return Object.keys(edits.words).length === 0 ? edits : { ...edits, words: {} };
}

/** Whether two subjects are the same but for the moment. */
export function isSameMaterial(one: Subject, other: Subject): boolean {
  switch (one.kind) {
    case 'live':
      return other.kind === 'live' && one.page === other.page;
    case 'recording':
      return other.kind === 'recording' && one.id === other.id;
    case 'text':
      return other.kind === 'text' && one.text === other.text;
    case 'features':
      return other.kind === 'features' && one.index === other.index && one.file === other.file;
  }
}

/** Moments are kept to hundredths of a second, so that a link can name them exactly. */
export function toMoment(seconds: number): number {
  return Math.round(100 * seconds) / 100;
}

/** Whether a moment lies behind the end of what it is a moment of; a moment is as exact as a link. */
export function isPastEnd(seconds: number, durationSeconds: number): boolean {
  return seconds > toMoment(durationSeconds);
}
