import type { TranscriptSegment } from './types.ts';
import type { VoiceSegment } from './voice-segments.ts';

/** An utterance as cut from voice and transcript, before any prediction. */
export interface UtteranceSpan {
  id: string;
  startSeconds: number;
  /** null while it is being spoken or typed. */
  endSeconds: number | null;
  /** Its text, in order of time. */
  segments: readonly TranscriptSegment[];
}

/** A recogniser reports a word up to so long after it was said; a sample session's words come on time. */
const RECOGNISER_LATE_SECONDS = 1.5;

/**
 * Joins voice and transcript to utterances, in order of their beginning.
 *
 * Voice cuts; text that a recogniser or a sample gives belongs to the voice it overlaps most, and is an utterance of its
 * own where there was no voice. Typed text is always an utterance of its own; voice that begins while somebody types
 * (keys, a word to a neighbour) belongs to what is being typed.
 */
export function utterancesOf(
  voices: readonly VoiceSegment[],
  transcript: readonly TranscriptSegment[],
): UtteranceSpan[] {
  const typed = transcript.filter(({ source }) => source === 'typed');
  const speaking = voices.filter((voice) => !typed.some((segment) => beginsWithin(voice, segment)));
  const spoken = new Map<string, TranscriptSegment[]>(speaking.map(({ id }) => [id, []]));
  const alone: TranscriptSegment[] = [...typed];
  for (const segment of transcript) {
    if (segment.source === 'typed') continue;
    const voice = voiceOf(segment, speaking);
    if (voice) spoken.get(voice.id)?.push(segment);
    else alone.push(segment);
  }
  return [
    ...speaking.map((voice) => ({ ...voice, segments: spoken.get(voice.id) ?? [] })),
    ...alone.map((segment) => ({
      id: segment.id,
      startSeconds: segment.startSeconds,
      endSeconds: segment.final ? segment.endSeconds : null,
      segments: [segment],
    })),
  ].sort((a, b) => a.startSeconds - b.startSeconds);
}

function beginsWithin({ startSeconds }: VoiceSegment, segment: TranscriptSegment): boolean {
  const end = segment.final ? segment.endSeconds : Number.POSITIVE_INFINITY;
  return startSeconds >= segment.startSeconds && startSeconds < end;
}

function voiceOf(segment: TranscriptSegment, voices: readonly VoiceSegment[]): VoiceSegment | null {
  let best: VoiceSegment | null = null;
  let longest = 0;
  const late = segment.source === 'speech' ? RECOGNISER_LATE_SECONDS : 0;
  for (const voice of voices) {
    const start = Math.max(voice.startSeconds, segment.startSeconds);
    const end = Math.min((voice.endSeconds ?? Number.POSITIVE_INFINITY) + late, segment.endSeconds);
    // A segment of a single moment overlaps by nothing, and still lies inside.
    const overlap = end - start + Number.EPSILON;
    if (overlap > longest) {
      best = voice;
      longest = overlap;
    }
  }
  return best;
}
