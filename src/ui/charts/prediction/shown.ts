import { byModality, type Modality } from '../../../model/modalities.ts';
import type { Prediction, SessionWindow } from '../../../session/types.ts';

/** A prediction as the screen keeps it: the feature values, large and never drawn, are left behind. */
export interface Shown extends Omit<Prediction, 'window'> {
  window: Omit<SessionWindow, 'tracks'>;
  /** [T] each, 1 where the step carried data. */
  masks: Record<Modality, Float32Array>;
  /** Of one class of a class head: contributions are to its logit and stay in logits. */
  inLogits?: true;
}

export function shownOf(prediction: Prediction): Shown {
  const { tracks, ...window } = prediction.window;
  return {
    ...prediction,
    window,
    masks: byModality((modality) => tracks[modality].mask),
  };
}

/** Whether any step of the modality carried data. */
export function isPresent(shown: Shown, modality: Modality): boolean {
  return shown.masks[modality].some((valid) => valid > 0);
}
