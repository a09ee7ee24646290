import { STEP_SECONDS } from '../../../features/frames.ts';
import type { LabPointer } from '../../charts/cells/address.ts';
import type { Pointed } from '../../charts/pointer/pointed.ts';
import type { Shown } from '../../charts/prediction/shown.ts';
import { overlaps } from '../../charts/prediction/words.ts';

type Window = Pick<Shown['window'], 'startSeconds' | 'tokens'>;

/** A step of a modality as the charts of the Live view point at it: by its word, or by its moment. */
export function toPointed(pointer: LabPointer | null, { startSeconds, tokens }: Window): Pointed | null {
  if (pointer === null || pointer.step === null) return null;
  if (pointer.modality !== 'language') {
    return { kind: 'moment', seconds: startSeconds + (pointer.step + 0.5) * STEP_SECONDS };
  }
  const token = tokens[pointer.step];
  return token ? { kind: 'word', segmentId: token.segmentId, start: token.start, end: token.end } : null;
}

/** And back: the first token of the word, the quarter second of the moment. */
export function fromPointed(pointed: Pointed | null, { startSeconds, tokens }: Window): LabPointer | null {
  switch (pointed?.kind) {
    case undefined:
      return null;
    case 'word': {
      const step = tokens.findIndex((token) => overlaps(pointed, token));
      return step < 0 ? null : { modality: 'language', step };
    }
    case 'moment':
      return { modality: 'acoustic', step: Math.floor((pointed.seconds - startSeconds) / STEP_SECONDS) };
    case 'stream':
      return { modality: pointed.modality, step: null };
  }
}
