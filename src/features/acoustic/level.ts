/** Where the loudest block of late is brought to (root mean square): a raised voice close to the microphone. */
const TARGET_LEVEL = 0.4;
/**
 * What is quieter stays so: -120 dB, less than the last digit of 16 bits. A recording that fades in passes such a limit
 * at another moment when it is turned down, and the detector remembers.
 */
const QUIETEST_LEVEL = 0.000001;
/** A loud moment is forgotten within minutes: somebody who speaks softly for a while is to be heard as speaking softly. */
const RELEASE_PER_BLOCK = 0.9999;

/** Brings a stream to one level, whatever the microphone's: the detector of voices was made for one. */
export interface LevelFollower {
  /** The gain for the next block of 10 ms, in which it is already heard. */
  gain(block: Float32Array): number;
  reset(): void;
}

/**
 * Follows the loudest block at once and forgets it slowly. A stream and the same stream turned down get the same result.
 * @param known the loudest level of a speaker of whom all is there at once, as in training
 */
export function createLevelFollower(known = 0): LevelFollower {
  let loudest = known;
  return {
    gain(block) {
      loudest = Math.max(loudest * RELEASE_PER_BLOCK, levelOf(block));
      return TARGET_LEVEL / Math.max(loudest, QUIETEST_LEVEL);
    },
    reset() {
      loudest = known;
    },
  };
}

/** The loudest block of a sound, 0 for none. */
export function loudestLevel(samples: Float32Array, blockSamples: number): number {
  let loudest = 0;
  for (let start = 0; start < samples.length; start += blockSamples)
    loudest = Math.max(loudest, levelOf(samples.subarray(start, start + blockSamples)));
  return loudest;
}

function levelOf(block: Float32Array): number {
  let power = 0;
  for (const sample of block) power += sample * sample;
  return Math.sqrt(power / Math.max(1, block.length));
}
