import type { Break } from './breaks.ts';

/** A media file whose framing can be followed to its end, and what was wrong with it. */
export interface Mended {
  /** Read one after the other; their times are the file's. */
  parts: readonly Blob[];
  /** The file promises more than it has. */
  endMissing: boolean;
  /** Somewhere before its end the framing was broken; what was there is left out. */
  broken: boolean;
  /** Where that was, of sound whose frames carry no times. */
  spots?: readonly Break[];
}

export const unharmed = (file: Blob): Mended => ({ parts: [file], endMissing: false, broken: false });
