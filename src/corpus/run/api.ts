import type { UtteranceTable } from '../../diagnostics/index.ts';
import type { BackendRequest } from '../../engine/backend/backend.ts';
import type { Corpus } from '../corpus.ts';

/** A file that was opened: its rows, and the name of its bytes. */
export interface OpenedFile {
  corpus: Corpus;
  /** SHA-256 of the bytes, hexadecimal; null where the browser does not hash (a page without https). */
  hash: string | null;
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
