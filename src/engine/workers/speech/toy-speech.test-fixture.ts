import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';

/** What the miniature Whisper says in English when one of its six bands is the loudest, low to high. */
export const TOY_WORDS = ['sad', 'calm', 'good', 'happy', 'bright', 'sharp'];
/** The middles of the bands. */
const HERTZ = [410, 856, 1363, 2164, 3440, 5450];
/** The miniature writes a word for every half second. */
export const TOY_WORD_SECONDS = 0.5;
const VOICE_HERTZ = 140;

/** A voice that says the miniature's words: a buzz with one resonance a word. */
export function toySpeech(words: readonly string[]): Float32Array<ArrayBuffer> {
  const size = TOY_WORD_SECONDS * SAMPLE_RATE_HERTZ;
  const samples = new Float32Array(words.length * size);
  for (const [at, word] of words.entries()) {
    const middle = HERTZ[TOY_WORDS.indexOf(word)] ?? 0;
    for (let harmonic = 1; harmonic * VOICE_HERTZ < SAMPLE_RATE_HERTZ / 2; harmonic++) {
      const hertz = harmonic * VOICE_HERTZ;
      const strength = 0.08 * (0.01 + 1 / (1 + ((hertz - middle) / 120) ** 2));
      for (let i = 0; i < size; i++) {
        samples[at * size + i] =
          (samples[at * size + i] ?? 0) + strength * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE_HERTZ);
      }
    }
  }
  return samples;
}

/**
 * The same with the note it is a voice by, below all bands, as loud as somebody speaks, rising and falling: what stays as
 * loud on one note is taken for mains hum.
 */
export function toyVoice(words: readonly string[]): Float32Array<ArrayBuffer> {
  return toySpeech(words).map((sample, i) => {
    const seconds = i / SAMPLE_RATE_HERTZ;
    const swell = 0.7 + 0.3 * Math.sin(2 * Math.PI * SWELLS_PER_SECOND * seconds);
    return swell * (2 * sample + 0.3 * Math.sin(2 * Math.PI * VOICE_HERTZ * seconds));
  });
}

const SWELLS_PER_SECOND = 3;
