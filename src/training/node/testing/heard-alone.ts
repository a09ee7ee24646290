import { poolAcoustic } from '../../../features/acoustic/pooling.ts';
import { normaliseFrame, statisticsFromFrames } from '../../../features/acoustic/speaker-normalisation.ts';
import { ACOUSTIC_WIDTH, type AcousticFrame, WINDOW_STEPS } from '../../../features/frames.ts';
import { byModality } from '../../../model/modalities.ts';
import { sequenceOf } from '../../core/data/step-store.ts';
import { predict } from '../../core/predictors/prediction.ts';
import type { Predictor } from '../../core/predictors/predictor.ts';

/** What a network says of a clip's voice alone, nothing else of its speaker being known; NaN where there is no voice. */
export async function heardAlone(network: Predictor, frames: readonly AcousticFrame[]): Promise<number> {
  if (!frames.some(({ voiced }) => voiced)) return Number.NaN;
  const speaker = statisticsFromFrames(frames);
  const steps = poolAcoustic(
    frames.map((frame) => normaliseFrame(frame, speaker)),
    0,
  );
  const acoustic = sequenceOf(steps.slice(-WINDOW_STEPS), ACOUSTIC_WIDTH);
  const [sentiment = Number.NaN] = await predict(network, [acoustic], () => ({
    steps: { ...byModality(() => null), acoustic },
    valences: byModality(() => null),
    label: 0,
  }));
  return sentiment;
}
