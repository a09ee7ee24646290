import type { UtteranceTable } from '../../diagnostics/index.ts';
import type { BackendRequest } from '../../engine/backend/backend.ts';
import type { Corpus } from '../corpus.ts';
import type { Written } from '../texts/table.ts';

/** What a person brought to be one corpus. */
export interface Brought {
  /** Features and tables of texts. */
  files: readonly File[];
  /** Kept sessions, by their ids. */
  sessions: readonly string[];
}

/** Neighbouring rows, and what of that which was brought they are from: a file by its place, or a session by its id. */
export type Part = { rows: number } & (
  | { file: number }
  /** With where in it each row ends, seconds. */
  | { session: string; ends: Float64Array }
);

/** What was opened: its rows, and the name of its bytes. */
export interface OpenedCorpus {
  corpus: Corpus;
  /** One below the other, all rows together. */
  parts: readonly Part[];
  /** SHA-256 of the bytes, hexadecimal; null where the browser does not hash (a page without https). */
  hash: string | null;
  /** How files that are not in UTF-8 with commas are written. */
  written: readonly (Written & { name: string })[];
}

/** Where networks run. */
export interface RunPlace {
  backend: BackendRequest;
  wasmFolder: string;
}

/** What a network made of some neighbouring rows. */
export interface Chunk {
  /** The first of them. */
  from: number;
  table: UtteranceTable;
}
