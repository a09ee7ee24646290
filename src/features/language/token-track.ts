import { LANGUAGE_WIDTH, type ModalityTrack, type TokenFrame, WINDOW_STEPS } from '../frames.ts';
import { padTrack } from '../tracks.ts';

/** What one language step stands for. */
export type TokenStep = Pick<TokenFrame, 'piece' | 'start' | 'end'>;

/**
 * The language track [T, 512] of the last T tokens, and one span a valid step.
 * No tokens: the track's mask is all zero, language is absent.
 */
export function tokenTrack(frames: readonly TokenFrame[]): { track: ModalityTrack; spans: TokenStep[] } {
  const kept = frames.slice(-WINDOW_STEPS);
  return {
    track: padTrack(
      kept.map(({ values }) => ({ values, valid: true })),
      LANGUAGE_WIDTH,
    ),
    spans: kept.map(({ piece, start, end }) => ({ piece, start, end })),
  };
}
