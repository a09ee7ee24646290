import MeydaModule from 'meyda';
import { ACOUSTIC_FRAME_SECONDS, SAMPLE_RATE_HERTZ } from '../frames.ts';

/** Node hands out the CommonJS build, whose default export is one level down. */
const Meyda = 'default' in MeydaModule ? (MeydaModule.default as typeof MeydaModule) : MeydaModule;

export const FRAME_SAMPLES = ACOUSTIC_FRAME_SECONDS * SAMPLE_RATE_HERTZ;
export const MFCC_COUNT = 13;
const FFT_SAMPLES = 512;
/** Meyda's mel bands are log(1 + power): at the scale of 16-bit samples the 1 is a floor, not a distortion. */
const PCM_SCALE = 32_768;
/** Mean square 100 dB below full scale: what is quieter counts as silence. */
const SILENCE_POWER = 1e-10;
/** Meyda's number of mel bands; its cosine transform is twice the sum. */
const MEL_BANDS = 26;
const MFCC0_OF_ONE = 2 * MEL_BANDS;
/** The floors sink no further than for a voice that peaks at -60 dB: digital silence would be an abyss. */
const MOST_GAIN = 400;

/** Spectral shape of one frame. All finite, also for digital silence (shape 0, log energy -23, less where the floors sink). */
export interface SpectralFeatures {
  /** MFCC 0..12 of 26 mel bands. */
  mfcc: readonly number[];
  /** Natural logarithm of the windowed frame's mean square, full scale being 1. */
  logEnergy: number;
  /** Sign changes per sample, 0..1. */
  zeroCrossings: number;
  centroidHertz: number;
  /** Below it lies 99 % of the amplitude. */
  rolloffHertz: number;
  /** Geometric over arithmetic mean of the amplitudes: near 0 for a tone, near 1 for white noise. */
  flatness: number;
  /** Amplitude spectrum [256]. */
  amplitudes: Float32Array;
}

const hann = Float32Array.from(
  { length: FRAME_SAMPLES },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / (FRAME_SAMPLES - 1)),
);

/**
 * Spectral features of one 25 ms frame by Meyda: Hann window over the frame's 400 samples, zero-padded to 512.
 *
 * The floors under the logarithms move with the voice's level, or else a voice turned down would lose its shape to them;
 * what is louder than the floors is measured as it is, whatever the gain.
 *
 * @param frame [400] samples in [-1, 1] at 16 kHz
 * @param levelGain what brings the voice to the level the floors are made for, see `createLevelFollower`
 */
export function extractSpectrum(frame: Float32Array, levelGain = 1): SpectralFeatures {
  const gain = Math.min(levelGain, MOST_GAIN);
  const scale = PCM_SCALE * gain;
  const signal = new Float32Array(FFT_SAMPLES);
  for (let n = 0; n < FRAME_SAMPLES; n += 1) signal[n] = (frame[n] ?? 0) * (hann[n] ?? 0) * scale;

  // Meyda keeps its settings in the module; the window is ours, as it would stretch over the padding.
  Meyda.bufferSize = FFT_SAMPLES;
  Meyda.sampleRate = SAMPLE_RATE_HERTZ;
  Meyda.numberOfMFCCCoefficients = MFCC_COUNT;
  Meyda.windowingFunction = 'rect';
  const found = Meyda.extract(
    ['mfcc', 'energy', 'zcr', 'spectralCentroid', 'spectralRolloff', 'spectralFlatness', 'amplitudeSpectrum'],
    signal,
  );
  const { mfcc, energy, zcr, spectralCentroid, spectralRolloff, spectralFlatness, amplitudeSpectrum } =
    found ?? {};
  if (!mfcc || !amplitudeSpectrum || energy === undefined) throw new Error('Meyda returned no features.');

  const power = energy / (FRAME_SAMPLES * PCM_SCALE ** 2);
  const gainLog = 2 * Math.log(gain);
  const [mfcc0 = 0, ...shapes] = mfcc;
  const audible = power > SILENCE_POWER;
  const shape = (value: number | undefined): number => (audible && Number.isFinite(value) ? (value ?? 0) : 0);
  return {
    mfcc: [mfcc0 - MFCC0_OF_ONE * gainLog, ...shapes],
    logEnergy: Math.log(Math.max(power, SILENCE_POWER)) - gainLog,
    zeroCrossings: (zcr ?? 0) / FRAME_SAMPLES,
    centroidHertz: (shape(spectralCentroid) * SAMPLE_RATE_HERTZ) / FFT_SAMPLES,
    rolloffHertz: shape(spectralRolloff),
    flatness: shape(spectralFlatness),
    amplitudes: amplitudeSpectrum.map((amplitude) => amplitude / gain),
  };
}

/**
 * Spectral flux: the share of the spectrum that is new since the frame before, 0..1 (half-wave rectified difference
 * over the sum). Computed here because Meyda's own reads samples where it means the spectrum. Relative, so that it
 * does not depend on the microphone's gain. 0 for the first frame and in silence.
 */
export function spectralFlux(amplitudes: Float32Array, previous: Float32Array | null): number {
  if (!previous) return 0;
  let rise = 0;
  let sum = 0;
  for (let bin = 0; bin < amplitudes.length; bin += 1) {
    const now = amplitudes[bin] ?? 0;
    rise += Math.max(0, now - (previous[bin] ?? 0));
    sum += now;
  }
  return sum > 0 ? rise / sum : 0;
}
