import { STEP_SECONDS } from '../../../features/frames.ts';
import type { Branch, Modality } from '../../../model/modalities.ts';
import type { SessionWindow } from '../../../session/types.ts';
import { overlaps, wordAtStep, wordsOf } from '../prediction/words.ts';

/** What a person points at in one chart, so that every linked chart marks the same. */
export type Pointed =
  /** A step of whatever window is shown: a token of language, a quarter second of the other two. */
  | { kind: 'step'; modality: Modality; step: number }
  /** A modality, or one of its branches. */
  | { kind: 'stream'; modality: Modality; branch?: Branch }
  /** A word of the transcript, whether or not the window has it. */
  | { kind: 'word'; segmentId: string; start: number; end: number }
  /** A moment of the session clock. */
  | { kind: 'moment'; seconds: number };

/** A place in whatever window is shown, of no session in particular. */
export type WindowPlace = Extract<Pointed, { modality: Modality }>;

/** What of a window tells where in it something lies. */
export type PointedWindow = Pick<SessionWindow, 'startSeconds' | 'tokens'>;

/** No window in particular: words are not in it, streams and steps are what they are. */
export const NO_WINDOW: PointedWindow = { startSeconds: 0, tokens: [] };

/** What the charts of one window mark: a modality or a branch of it, or the steps [first, end) of one word or moment. */
export interface Marked {
  modality: Modality;
  branch?: Branch;
  steps: { first: number; end: number } | null;
}

/** What is marked in a window; null where it has nothing of what is pointed at. Of language it is the whole word. */
export function markedIn(pointed: Pointed | null, { startSeconds, tokens }: PointedWindow): Marked | null {
  switch (pointed?.kind) {
    case undefined:
      return null;
    case 'stream': {
      const { modality, branch } = pointed;
      return { modality, ...(branch && { branch }), steps: null };
    }
    case 'step': {
      const { modality, step } = pointed;
      const word = modality === 'language' ? wordAtStep(wordsOf(tokens), step) : undefined;
      const { firstStep, endStep } = word ?? { firstStep: step, endStep: step + 1 };
      return { modality, steps: { first: firstStep, end: endStep } };
    }
    case 'word': {
      const first = tokens.findIndex((token) => overlaps(pointed, token));
      const last = tokens.findLastIndex((token) => overlaps(pointed, token));
      return first < 0 ? null : { modality: 'language', steps: { first, end: last + 1 } };
    }
    case 'moment': {
      const step = Math.floor((pointed.seconds - startSeconds) / STEP_SECONDS);
      return { modality: 'acoustic', steps: { first: step, end: step + 1 } };
    }
  }
}

/** A step as the session knows it: its word or its moment, which stay what they are while the window goes on. */
export function anchored(pointed: Pointed | null, { startSeconds, tokens }: PointedWindow): Pointed | null {
  if (pointed?.kind !== 'step') return pointed;
  const { modality, step } = pointed;
  if (modality !== 'language') {
    return { kind: 'moment', seconds: startSeconds + (step + 0.5) * STEP_SECONDS };
  }
  const word = wordAtStep(wordsOf(tokens), step);
  return word ? { kind: 'word', segmentId: word.segmentId, start: word.start, end: word.end } : null;
}
