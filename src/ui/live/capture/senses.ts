/** Mean luminance of RGBA pixels, 0 (black) to 1 (white), ITU-R BT.709 weights. */
export function meanLuminance(pixels: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    sum += 0.2126 * (pixels[at] ?? 0) + 0.7152 * (pixels[at + 1] ?? 0) + 0.0722 * (pixels[at + 2] ?? 0);
  }
  return pixels.length === 0 ? 0 : sum / (255 * (pixels.length / 4));
}

/** Pictures darker than this show no face to anybody. */
export const DARK_LUMINANCE = 0.05;
/** Looks in a row before something is said to be missing, and before it is said no more. */
const LOOKS_TO_SAY = 3;
const LOOKS_TO_TAKE_BACK = 2;

/** Says a thing only once it has lasted for some looks, and no longer only once it was over for some. */
export function createSteadyLook(): (missing: boolean) => boolean {
  let said = false;
  let otherwise = 0;
  return (missing) => {
    otherwise = missing === said ? 0 : otherwise + 1;
    if (otherwise < (said ? LOOKS_TO_TAKE_BACK : LOOKS_TO_SAY)) return said;
    said = missing;
    otherwise = 0;
    return said;
  };
}
