import {
  ACOUSTIC_FRAME_WIDTH,
  type AcousticFrame,
  LANGUAGE_WIDTH,
  type TokenFrame,
  VISUAL_FRAME_WIDTH,
  type VisualFrame,
} from '../../features/frames.ts';
import type { NeutralChange } from '../fold/fold.ts';
import type { TranscriptChange } from '../fold/recording.ts';
import type { HistoryPoint, Utterance } from '../types.ts';

/** Acoustic frames in columns, in order of time. */
export interface AcousticColumns {
  seconds: Float64Array<ArrayBuffer>; // [n]
  values: Float32Array<ArrayBuffer>; // [n, 21]
  /** 1 voiced. */
  voiced: Uint8Array<ArrayBuffer>; // [n]
  pitchHertz: Float64Array<ArrayBuffer>; // [n]
}

/** Visual frames in columns, in order of time. */
export interface VisualColumns {
  seconds: Float64Array<ArrayBuffer>; // [n]
  /** Zeros where there is no face. */
  values: Float32Array<ArrayBuffer>; // [n, 58]
  /** 1 a face was found. */
  face: Uint8Array<ArrayBuffer>; // [n]
}

/** Encoded texts: what their tokens are called, and all tokens' vectors one after the other. */
export interface TokenColumns {
  texts: { text: string; tokens: Omit<TokenFrame, 'values'>[] }[];
  values: Float32Array<ArrayBuffer>; // [k, 512]
}

/** The last prediction made of an utterance. */
export interface UtteranceAnswer {
  id: string;
  sentiment: number;
  balance: number;
  interval?: Utterance['interval'];
}

/** What a stretch of a session brought: how sessions are stored, part after part, and what a session's file is made of. */
export interface SessionPart {
  /** Everything before this second of the recording is in this part or an earlier one. */
  untilSeconds: number;
  acoustic: AcousticColumns;
  visual: VisualColumns;
  /** Absent in what 0.1 kept. */
  neutrals?: NeutralChange[];
  tokens: TokenColumns;
  transcript: TranscriptChange[];
  history: HistoryPoint[];
  /** Newer answers take the place of older ones. */
  answers: UtteranceAnswer[];
}

export function acousticColumns(frames: readonly AcousticFrame[]): AcousticColumns {
  return {
    seconds: Float64Array.from(frames, ({ seconds }) => seconds),
    values: rows(
      frames.map(({ values }) => values),
      ACOUSTIC_FRAME_WIDTH,
    ),
    voiced: Uint8Array.from(frames, ({ voiced }) => (voiced ? 1 : 0)),
    pitchHertz: Float64Array.from(frames, ({ pitchHertz }) => pitchHertz),
  };
}

/** Frames over their columns: the values are views. */
export function acousticFrames({ seconds, values, voiced, pitchHertz }: AcousticColumns): AcousticFrame[] {
  return Array.from(seconds, (at, frame) => ({
    seconds: at,
    values: values.subarray(frame * ACOUSTIC_FRAME_WIDTH, (frame + 1) * ACOUSTIC_FRAME_WIDTH),
    voiced: voiced[frame] === 1,
    pitchHertz: pitchHertz[frame] ?? 0,
  }));
}

/** Landmarks are for drawing, and are not kept. */
export function visualColumns(frames: readonly Pick<VisualFrame, 'seconds' | 'values'>[]): VisualColumns {
  return {
    seconds: Float64Array.from(frames, ({ seconds }) => seconds),
    values: rows(
      frames.map(({ values }) => values),
      VISUAL_FRAME_WIDTH,
    ),
    face: Uint8Array.from(frames, ({ values }) => (values ? 1 : 0)),
  };
}

/** Frames over their columns: the values are views. */
export function visualFrames({ seconds, values, face }: VisualColumns): VisualFrame[] {
  return Array.from(seconds, (at, frame) => ({
    seconds: at,
    values:
      face[frame] === 1
        ? values.subarray(frame * VISUAL_FRAME_WIDTH, (frame + 1) * VISUAL_FRAME_WIDTH)
        : null,
    landmarks: null,
  }));
}

export function tokenColumns(texts: Iterable<readonly [string, readonly TokenFrame[]]>): TokenColumns {
  const all = [...texts];
  return {
    texts: all.map(([text, tokens]) => ({
      text,
      tokens: tokens.map(({ piece, start, end }) => ({ piece, start, end })),
    })),
    values: rows(
      all.flatMap(([, tokens]) => tokens.map(({ values }) => values)),
      LANGUAGE_WIDTH,
    ),
  };
}

/** Each text with its tokens; their values are views. */
export function tokenFrames({ texts, values }: TokenColumns): [text: string, tokens: TokenFrame[]][] {
  let token = 0;
  return texts.map(({ text, tokens }) => [
    text,
    tokens.map((named) => {
      const start = token * LANGUAGE_WIDTH;
      token += 1;
      return { ...named, values: values.subarray(start, start + LANGUAGE_WIDTH) };
    }),
  ]);
}

function rows(all: readonly (Float32Array | null)[], width: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(all.length * width);
  all.forEach((row, index) => {
    if (row) values.set(row, index * width);
  });
  return values;
}

/** About how much room a part takes. */
export function partBytes({ acoustic, visual, tokens, transcript, history }: SessionPart): number {
  const columns = [...Object.values(acoustic), ...Object.values(visual), tokens.values];
  const words = [...tokens.texts, ...transcript].length;
  const small = 160 * words + 60 * history.length;
  return columns.reduce((sum, { byteLength }) => sum + byteLength, small);
}
