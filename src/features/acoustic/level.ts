/** Where the loudest block of late is brought to: the root mean square of speech close to the microphone. */
const TARGET_LEVEL = 0.2;
/** What is quieter stays so: about -86 dB, less than any microphone hears. */
const QUIETEST_LEVEL = 0.00005;
/** After a loud moment the level is what it was before within some seconds. */
const RELEASE_PER_BLOCK = 0.9985;

/** Brings a stream to one level, whatever the microphone's: the detector of voices was made for one. */
export interface LevelFollower {
  /** The gain for the next block of 10 ms, in which it is already heard. */
  gain(block: Float32Array): number;
  reset(): void;
}

/** Follows the loudest block at once and forgets it slowly. A stream and the same stream turned down get the same result. */
export function createLevelFollower(): LevelFollower {
  let loudest = 0;
  return {
    gain(block) {
      let power = 0;
      for (const sample of block) power += sample * sample;
      loudest = Math.max(loudest * RELEASE_PER_BLOCK, Math.sqrt(power / Math.max(1, block.length)));
      return TARGET_LEVEL / Math.max(loudest, QUIETEST_LEVEL);
    },
    reset() {
      loudest = 0;
    },
  };
}
