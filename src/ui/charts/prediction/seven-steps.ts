import { roundHalfToEven } from '../../../diagnostics/round-half-to-even.ts';

/** The seven labels of CMU-MOSI's annotation, -3 to +3. */
export const SEVEN_STEPS = [
  'stronglyNegative',
  'negative',
  'weaklyNegative',
  'neutral',
  'weaklyPositive',
  'positive',
  'stronglyPositive',
] as const;
export type SentimentStep = (typeof SEVEN_STEPS)[number];

/** Sentiment at which the label changes: halfway between two labels. */
export const STEP_EDGES = [-3, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3] as const;

/** The label nearest to a sentiment; the same rule Acc-7 counts by, half to even included. */
export function stepOf(sentiment: number): SentimentStep {
  return SEVEN_STEPS[roundHalfToEven(Math.min(3, Math.max(-3, sentiment))) + 3] as SentimentStep;
}
