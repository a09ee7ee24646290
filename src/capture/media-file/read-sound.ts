import type { AudioSample, InputAudioTrack } from 'mediabunny';
import { createResampler, type Resampler } from '../../features/acoustic/resampler.ts';
import { SAMPLE_RATE_HERTZ } from '../../features/frames.ts';
import { MediaFileError } from './media-file-error.ts';
import { createMixDown } from './mix-down.ts';
import type { MediaSpan } from './read-pictures.ts';
import { soundSamples } from './sound-samples.ts';
import { unbroken } from './unbroken.ts';

/** Containers stamp sound to a tick; only a real gap is one. */
const GAP_SECONDS = 0.03;
/** Behind the end, so that the resampler lets go of what it holds back. */
const FLUSH_SECONDS = 0.1;

/**
 * Mono sound of a track at 16 kHz from the session's second 0 to the track's end, about a second at a time. Where the
 * track has nothing, or nothing that can be decoded, there is silence, so that a sample's place is its time.
 * @param parts of one track, in order of time
 * @param onCancelled told once, at the second where channels begin to cancel each other out
 */
export async function* readSound(
  parts: readonly InputAudioTrack[],
  { originSeconds, durationSeconds, breaks, broken }: MediaSpan,
  onCancelled: (seconds: number) => void,
): AsyncGenerator<Float32Array, void> {
  const mixDown = createMixDown();
  const endOf = ({ timestamp, duration }: AudioSample) => timestamp + duration;
  const isGap = (seconds: number) => broken && seconds > GAP_SECONDS;
  const longest = Math.round(durationSeconds * SAMPLE_RATE_HERTZ);
  let rate = 0;
  let resample: Resampler = (samples) => samples;
  let pending: Float32Array[] = [];
  let pendingLength = 0;
  /** Samples at the track's rate so far, and at 16 kHz. */
  let taken = 0;
  let given = 0;

  function take(samples: Float32Array): void {
    pending.push(samples);
    pendingLength += samples.length;
    taken += samples.length;
  }

  function convert(): Float32Array {
    const all = new Float32Array(pendingLength);
    let at = 0;
    for (const part of pending) {
      all.set(part, at);
      at += part.length;
    }
    pending = [];
    pendingLength = 0;
    const converted = resample(all);
    const fitting = converted.subarray(0, Math.max(0, longest - given));
    given += fitting.length;
    return fitting.slice();
  }

  async function* samples(): AsyncGenerator<AudioSample, void> {
    let since = Number.NEGATIVE_INFINITY;
    for (const track of parts) {
      const samplesFrom = (from: number) => soundSamples(track, from, breaks);
      since = yield* unbroken({ track, samplesFrom, breaks, endOf, isGap, since });
    }
  }

  for await (const sample of samples()) {
    if (rate === 0) {
      rate = sample.sampleRate;
      if (rate !== SAMPLE_RATE_HERTZ) resample = await createResampler(rate);
    }
    let mono: Float32Array;
    const seconds = sample.timestamp - originSeconds;
    try {
      if (sample.sampleRate !== rate) throw new MediaFileError('media-damaged', `${seconds.toFixed(1)} s`);
      const known = mixDown.cancelled;
      mono = mixDown.mix(channelsOf(sample));
      if (!known && mixDown.cancelled) onCancelled(Math.max(0, seconds));
    } finally {
      sample.close();
    }
    const missing = Math.round((seconds - taken / rate) * rate);
    // Coded sound begins before its first moment; that part is for the decoder alone.
    if (missing < 0 && seconds < 0) mono = mono.subarray(Math.min(mono.length, -missing));
    for (let left = missing > GAP_SECONDS * rate ? missing : 0; left > 0; left -= rate) {
      take(new Float32Array(Math.min(left, rate)));
      if (pendingLength >= rate) yield convert();
    }
    take(mono);
    if (pendingLength >= rate) yield convert();
  }
  if (rate === 0) return;
  const end = Math.round((taken / rate) * SAMPLE_RATE_HERTZ);
  if (rate !== SAMPLE_RATE_HERTZ) take(new Float32Array(FLUSH_SECONDS * rate));
  const left = end - given;
  const last = convert().subarray(0, Math.max(0, left));
  if (last.length > 0) yield last.slice();
}

function channelsOf(sample: AudioSample): Float32Array[] {
  const { numberOfFrames, numberOfChannels } = sample;
  return Array.from({ length: numberOfChannels }, (_, planeIndex) => {
    const channel = new Float32Array(numberOfFrames);
    sample.copyTo(channel, { planeIndex, format: 'f32-planar' });
    return channel;
  });
}
