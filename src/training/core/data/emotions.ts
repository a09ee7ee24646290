/**
 * Sentiment of an acted or labelled emotion, in sentiment points. The corpora label emotions, the network is taught
 * sentiment; these figures are this project's convention, and the model card says so.
 */
export const EMOTION_VALENCE = {
  happiness: 2.2,
  surprise: 0.5,
  calm: 0.7,
  neutral: 0,
  boredom: -0.6,
  sadness: -1.8,
  fear: -1.8,
  anger: -2.0,
  disgust: -2.0,
  contempt: -1.5,
} as const;

export type Emotion = keyof typeof EMOTION_VALENCE;
export const EMOTIONS = Object.keys(EMOTION_VALENCE) as [Emotion, ...Emotion[]];

export const INTENSITIES = ['normal', 'strong'] as const;
export type Intensity = (typeof INTENSITIES)[number];

const STRONG_FACTOR = 1.2;

/** Valence of an emotion at an intensity, clipped to [-3, 3]. */
export function emotionValence(emotion: Emotion, intensity: Intensity = 'normal'): number {
  const valence = EMOTION_VALENCE[emotion] * (intensity === 'strong' ? STRONG_FACTOR : 1);
  return Math.max(-3, Math.min(3, valence));
}
