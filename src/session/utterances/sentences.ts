import type { TranscriptSegment } from '../types.ts';

/** The speaker may pause for so long and still be in the same sentence. */
export const LONGEST_PAUSE_SECONDS = 2;

const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*\s*$/u;

/** Whether a sentence ends with this text. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/**
 * Whether the sentence of one piece of text goes on in the next. Only who writes marks says where a sentence ends: many
 * recognisers write none, and with them every piece stands for itself.
 * @param marked the source has written the end of a sentence before
 */
export function goesOnIn(before: TranscriptSegment, after: TranscriptSegment, marked: boolean): boolean {
  return marked && before.final && before.source === after.source && !endsSentence(before.text);
}
