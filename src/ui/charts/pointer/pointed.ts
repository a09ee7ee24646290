import type { Branch, Modality } from '../../../model/modalities.ts';

/** What a person points at in one panel, so that every other panel can mark the same thing. */
export type Pointed =
  | { kind: 'word'; segmentId: string; start: number; end: number }
  /** A moment of the session clock. */
  | { kind: 'moment'; seconds: number }
  | { kind: 'stream'; branch: Branch; modality: Modality };

export type Point = (pointed: Pointed | null) => void;
