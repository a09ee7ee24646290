import { FeatureError } from '../feature-error.ts';
import { SAMPLE_RATE_HERTZ } from '../frames.ts';
import { parseWav, type Sound } from './wav.ts';

/** Opus decodes to 16 kHz by itself; the package's types do not know the option yet. */
const OPUS_OPTIONS = { forceStereo: false, sampleRate: SAMPLE_RATE_HERTZ };

/**
 * Decodes a sound file to 16 kHz mono, the rate every acoustic feature is defined at. Channels are averaged.
 *
 * @param bytes a whole Ogg Opus or RIFF WAVE file
 * @returns samples in about [-1, 1]
 * @throws FeatureError `audioUnreadable` for another format or a damaged file.
 */
export async function decodeSound(bytes: Uint8Array): Promise<Float32Array> {
  const tag = String.fromCharCode(...bytes.subarray(0, 4));
  if (tag === 'OggS') return resample(mixDown(await decodeOpus(bytes)));
  if (tag === 'RIFF') return resample(mixDown(parseWav(bytes)));
  throw new FeatureError('audioUnreadable', 'The sound is neither Ogg Opus nor WAVE.');
}

async function decodeOpus(bytes: Uint8Array): Promise<Sound> {
  // A hundred kilobytes of decoder that the page does not need to show itself.
  const { OggOpusDecoder } = await import('ogg-opus-decoder');
  const decoder = new OggOpusDecoder(OPUS_OPTIONS);
  try {
    await decoder.ready;
    const { channelData, samplesDecoded, sampleRate, errors } = await decoder.decodeFile(bytes);
    if (samplesDecoded <= 0 || errors.length > 0) {
      const why = errors[0]?.message ?? 'it holds no sound';
      throw new FeatureError('audioUnreadable', `The Ogg Opus file cannot be decoded: ${why}.`);
    }
    return { channels: channelData, sampleRateHertz: sampleRate };
  } catch (cause) {
    if (cause instanceof FeatureError) throw cause;
    throw new FeatureError('audioUnreadable', 'The Ogg Opus file cannot be decoded.', { cause });
  } finally {
    decoder.free();
  }
}

interface MonoSound {
  samples: Float32Array;
  sampleRateHertz: number;
}

function mixDown({ channels, sampleRateHertz }: Sound): MonoSound {
  const [first, ...others] = channels;
  if (!first) throw new FeatureError('audioUnreadable', 'The sound has no channel.');
  if (others.length === 0) return { samples: first, sampleRateHertz };
  const samples = first.map(
    (value, i) => others.reduce((sum, channel) => sum + (channel[i] ?? 0), value) / channels.length,
  );
  return { samples, sampleRateHertz };
}

/** Band-limited resampling (libsamplerate's sinc converter), so that nothing above 8 kHz folds back. */
async function resample({ samples, sampleRateHertz }: MonoSound): Promise<Float32Array> {
  if (sampleRateHertz === SAMPLE_RATE_HERTZ || samples.length === 0) return samples;
  // Two megabytes that most sessions never need. Node hands out its CommonJS exports as the default one.
  const module = await import('@alexanderolsen/libsamplerate-js');
  const { ConverterType, create } = 'default' in module ? (module.default as typeof module) : module;
  const converter = await create(1, sampleRateHertz, SAMPLE_RATE_HERTZ, {
    converterType: ConverterType.SRC_SINC_MEDIUM_QUALITY,
  });
  try {
    return converter.simple(samples).slice();
  } finally {
    converter.destroy();
  }
}
