import { SAMPLE_RATE_HERTZ } from '../frames.ts';

/** A sound by its samples: called once for each, with the seconds since the beginning. */
type Source = (seconds: number) => number;

/** Sounds that are no voice. The same seed gives the same sounds. */
export function noises(seed: number): Record<string, () => Source> {
  let state = seed;
  /** In [-1, 1]. */
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return (2 * state) / 2_147_483_647 - 1;
  };
  const share = (): number => (random() + 1) / 2;

  /** Noise of which low frequencies are stronger, the more so the nearer `memory` is to 1. */
  const coloured = (memory: number): (() => number) => {
    let last = 0;
    return () => {
      last = memory * last + random();
      return last;
    };
  };
  const hum = (hertz: number): Source => {
    const strengths = [1, 0.5, 0.6, 0.3, 0.2];
    const harmonic = (seconds: number, k: number) => Math.sin(2 * Math.PI * hertz * (k + 1) * seconds + k);
    return (seconds) =>
      strengths.reduce((sum, one, k) => sum + one * harmonic(seconds, k), 0) + 0.05 * random();
  };
  /** Clicks at even strength, five to eight a second. */
  const keys = (): Source => {
    let since = 0;
    let next = 0.1;
    return () => {
      since += 1 / SAMPLE_RATE_HERTZ;
      if (since > next) {
        since = 0;
        next = 0.12 + 0.1 * share();
      }
      const thud = 0.3 * Math.sin(2 * Math.PI * 300 * since) * Math.exp(-since / 0.012);
      return random() * Math.exp(-since / 0.008) + thud + 0.003 * random();
    };
  };
  /** Typing on a desk that rings: every key of its own strength and note, now and then a pause. */
  const typing = (): Source => {
    let since = 1;
    let next = 0.3;
    let strength = 1;
    let hertz = 200;
    return () => {
      since += 1 / SAMPLE_RATE_HERTZ;
      if (since > next) {
        since = 0;
        next = share() > 0.95 ? 1.5 : 0.07 + 0.2 * share();
        strength = 0.4 + 0.6 * share();
        hertz = 120 + 300 * share();
      }
      const thud = 0.5 * Math.sin(2 * Math.PI * hertz * since) * Math.exp(-since / 0.02);
      return strength * (random() * Math.exp(-since / 0.006) + thud) + 0.003 * random();
    };
  };
  const fan = (): Source => {
    const air = coloured(0.95);
    return (seconds) => air() * (1 + 0.1 * Math.sin(2 * Math.PI * 25 * seconds));
  };
  const street = (): Source => {
    const [low, high] = [coloured(0.98), coloured(0.7)];
    return (seconds) => {
      const car = 0.5 + 0.5 * Math.sin((2 * Math.PI * seconds) / 7);
      return low() * (0.4 + car) + 0.3 * high() * car;
    };
  };
  return {
    keys,
    typing,
    fan,
    'hum of 50 Hz': () => hum(50),
    'hum of 60 Hz': () => hum(60),
    street,
    'room tone': () => coloured(0.995),
    hiss: () => random,
  };
}

/** The names `noises` has. */
export const NOISES = Object.keys(noises(1));

/** So much of a noise, at 16 kHz. */
export function noise(name: string, seconds: number, seed = 11): Float32Array {
  const source = noises(seed)[name]?.();
  if (!source) throw new RangeError(`There is no noise called ${name}.`);
  return Float32Array.from({ length: seconds * SAMPLE_RATE_HERTZ }, (_, n) => source(n / SAMPLE_RATE_HERTZ));
}

/** Root mean square, in decibels below full scale. */
export function decibelsOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return 10 * Math.log10(power);
}

/** The sound turned up or down. */
export function turned(samples: Float32Array, decibels: number): Float32Array {
  const gain = 10 ** (decibels / 20);
  return samples.map((sample) => sample * gain);
}

/** The sound brought to a root mean square. */
export function atDecibels(samples: Float32Array, decibels: number): Float32Array {
  return turned(samples, decibels - decibelsOf(samples));
}

/** The sound with as much of a noise, so many decibels below it. */
export function withNoise(samples: Float32Array, other: Float32Array, below: number): Float32Array {
  const quiet = atDecibels(other.subarray(0, samples.length), decibelsOf(samples) - below);
  return samples.map((sample, n) => sample + (quiet[n] ?? 0));
}
