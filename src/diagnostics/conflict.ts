/**
 * Conflict: spread of the present modalities' own predictions, largest minus smallest, in sentiment points.
 * @param unimodal [M]
 * @param present [M], which modalities have any valid step
 * @returns 0 with fewer than two modalities: nobody to disagree with
 */
export function conflict(unimodal: ArrayLike<number>, present: readonly boolean[]): number {
  const heard = Array.from(unimodal).filter((_, m) => present[m]);
  return heard.length < 2 ? 0 : Math.max(...heard) - Math.min(...heard);
}
