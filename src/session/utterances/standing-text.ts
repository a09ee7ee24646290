import type { TranscriptSegment } from '../types.ts';

/**
 * What was typed is the language of the moment until there are newer words, however long a voice goes on without any.
 * @returns the typed text that stood at a moment; null when the newest words by then were spoken, or there were none
 */
export function standingText(
  transcript: readonly TranscriptSegment[],
  atSeconds: number = Number.POSITIVE_INFINITY,
): TranscriptSegment | null {
  let newest: TranscriptSegment | null = null;
  for (const segment of transcript) {
    if (segment.startSeconds >= atSeconds) continue;
    if (!newest || segment.endSeconds >= newest.endSeconds) newest = segment;
  }
  return newest?.source === 'typed' ? newest : null;
}
