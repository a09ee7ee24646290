/** Tells where a packet is missing between two, by how far apart packets were so far. */
export interface GapWatch {
  /** @param seconds from the beginning of a packet to that of the next */
  isGap(seconds: number): boolean;
}

/** So many packets are remembered: a codec may take short and long ones in turns. */
const REMEMBERED = 64;
/** Before, nobody knows. */
const FEWEST = 4;
/** Containers round. */
const ROUNDING_SECONDS = 0.006;
/** What a codec with packets of two lengths needs: it may begin with the short ones, or have many of them. */
export const TWO_LENGTHS_SECONDS = 0.04;

/** @param allowedSeconds that one packet may be longer than those before it */
export function createGapWatch(allowedSeconds = ROUNDING_SECONDS): GapWatch {
  const apart: number[] = [];
  return {
    isGap(seconds) {
      const longest = Math.max(...apart);
      if (apart.length >= FEWEST && seconds > 1.5 * longest + allowedSeconds) return true;
      apart.push(seconds);
      if (apart.length > REMEMBERED) apart.shift();
      return false;
    },
  };
}
