/**
 * Index of the first of some things in order of time that is at or after a moment.
 * @param past that is after it
 */
export function firstFrom(things: readonly { seconds: number }[], seconds: number, past = false): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = (things[middle] as { seconds: number }).seconds;
    if (at < seconds || (past && at === seconds)) low = middle + 1;
    else high = middle;
  }
  return low;
}
