/** Channels of sound made one. */
export interface MixDown {
  /** @param channels of one length */
  mix(channels: readonly Float32Array[]): Float32Array<ArrayBuffer>;
  /** Whether this sound, or some before it, had channels that cancel each other out. */
  readonly cancelled: boolean;
}

/**
 * Shares of the louder channel's energy that the mean has. A channel beside silent ones keeps 1/n² of it: below a quarter of
 * that, what was there is lost; above most of it, the mean has it again.
 */
const LOST = 0.25;
const FOUND = 0.8;
/** A channel takes over when it is this much louder in energy. */
const LOUDER = 4;
/** Mean square of what cannot be heard anyway. */
const SILENCE = 1e-9;

/**
 * Averages channels, as a player does. Where they cancel each other out (one is the other turned over), the louder one
 * is taken instead, for as long as that lasts.
 */
export function createMixDown(): MixDown {
  let chosen: number | null = null;
  let cancelled = false;
  return {
    get cancelled() {
      return cancelled;
    },
    mix(channels) {
      const mean = meanOf(channels);
      if (channels.length < 2) return mean;
      const energies = channels.map(energyOf);
      const loudest = Math.max(...energies);
      if (loudest <= SILENCE) return chosen === null ? mean : (channels[chosen] ?? mean).slice();
      const share = (energyOf(mean) / loudest) * channels.length ** 2;
      if (share > FOUND) chosen = null;
      else if (share < LOST || chosen !== null) {
        const held = chosen === null ? 0 : (energies[chosen] ?? 0);
        if (chosen === null || loudest > LOUDER * held) chosen = energies.indexOf(loudest);
      }
      if (chosen === null) return mean;
      cancelled = true;
      return (channels[chosen] ?? mean).slice();
    },
  };
}

function meanOf(channels: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const mean = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels) {
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (channel[i] ?? 0) / channels.length;
  }
  return mean;
}

function energyOf(samples: Float32Array): number {
  let sum = 0;
  for (const value of samples) sum += value * value;
  return samples.length > 0 ? sum / samples.length : 0;
}
