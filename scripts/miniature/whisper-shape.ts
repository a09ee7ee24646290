/** Sizes of the miniature Whisper, and what its channels mean: they are chosen by hand, not learned. */
export const SHAPE = {
  mels: 80,
  /** Whisper's own: 30 seconds, a frame of the encoder every 20 ms. */
  frames: 1500,
  width: 40,
  heads: 2,
  headWidth: 20,
  hidden: 40,
  /** Four tokens that prompt, then a word for every slot. */
  longestText: 64,
} as const;

/** The decoder writes one word for every half second, from what it hears around the middle of it. */
export const SLOT_FRAMES = 25;
export const SLOT_MIDDLE_FRAME = 18;
export const PROMPT_TOKENS = 4;

/** Bands of mel bins, low to high; the loudest one of a slot is its word. */
export const BANDS = [4, 16, 28, 40, 52, 64].map((from) => ({ from, to: from + 12 }));

/**
 * Every meaning is a pair of channels, a value and its negative, so that layer normalisation, which takes off the mean,
 * leaves it as it is.
 */
export const PAIR = { place: 0, band: 10, energy: 16, german: 17, start: 18, prompt: 19 } as const;

/** Wavelengths of the code for a place in time, in frames: together they agree nowhere but at the place itself. */
const WAVELENGTHS = [3000, 750, 190, 48, 24];

/** A moment's code, ten numbers: the product of two codes is largest for the same moment. */
export const placeCode = (frame: number): number[] =>
  WAVELENGTHS.flatMap((length) => {
    const angle = (2 * Math.PI * frame) / length;
    return [Math.cos(angle), Math.sin(angle)];
  });

/** The words, by the band that is loudest; in German when the prompt says so. */
export const WORDS = {
  en: ['sad', 'calm', 'good', 'happy', 'bright', 'sharp'],
  de: ['traurig', 'ruhig', 'gut', 'froh', 'hell', 'scharf'],
} as const;
