import { SAMPLE_RATE_HERTZ } from './frames.ts';

/** Something a voice detector takes for a voice: harmonics with vowel-like formants in syllables of 250 ms. */
export function syntheticVoice(seconds: number, hertz: number, amplitude = 0.3): Float32Array {
  const formants = [600, 1200, 2500];
  const harmonics = Array.from({ length: Math.floor(4000 / hertz) }, (_, i) => (i + 1) * hertz);
  const gains = harmonics.map((harmonic) =>
    formants.reduce((sum, formant) => sum + 1 / (1 + ((harmonic - formant) / 150) ** 2), 0),
  );
  const total = gains.reduce((a, b) => a + b, 0);
  return Float32Array.from({ length: Math.round(seconds * SAMPLE_RATE_HERTZ) }, (_, n) => {
    const t = n / SAMPLE_RATE_HERTZ;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 2 * t)) ** 0.5;
    const sound = harmonics.reduce(
      (sum, harmonic, i) => sum + (gains[i] ?? 0) * Math.sin(2 * Math.PI * harmonic * t + i),
      0,
    );
    return (amplitude * syllable * sound * 3) / total;
  });
}
