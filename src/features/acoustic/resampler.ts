import { ConverterType, create } from '@alexanderolsen/libsamplerate-js';
import { SAMPLE_RATE_HERTZ } from '../frames.ts';

/** Takes the next samples of a mono stream and returns what they make at 16 kHz. */
export type Resampler = (samples: Float32Array) => Float32Array;

/** A band-limited resampler for a stream (libsamplerate's sinc converter, which keeps its state between chunks). */
export async function createResampler(fromHertz: number): Promise<Resampler> {
  const converter = await create(1, fromHertz, SAMPLE_RATE_HERTZ, {
    converterType: ConverterType.SRC_SINC_MEDIUM_QUALITY,
  });
  // `full` hands out a view into memory that the next call overwrites.
  return (samples) => converter.full(samples).slice();
}
