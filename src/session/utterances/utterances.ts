import type { TranscriptSegment } from '../types.ts';
import { endsSentence, goesOnIn, LONGEST_PAUSE_SECONDS } from './sentences.ts';
import { standingText } from './standing-text.ts';
import { LONGEST_SECONDS, MARGIN_SECONDS, type VoiceSegment } from './voice-segments.ts';

/** An utterance as cut from voice and transcript, before any prediction. */
export interface UtteranceSpan {
  id: string;
  startSeconds: number;
  /** null while it is being spoken or typed. */
  endSeconds: number | null;
  /** Its text, in order of time. */
  segments: readonly TranscriptSegment[];
  /** What was typed before or while it is spoken, and is newer than all its words: it is read in their place. */
  standing?: TranscriptSegment;
}

/** A recogniser reports a word up to so long after it was said; a sample session's words come on time. */
const RECOGNISER_LATE_SECONDS = 1.5;
/** Most words are reported sooner: what still grows so long after a voice began is said by it. */
const RECOGNISER_USUALLY_LATE_SECONDS = 0.7;
/** Words must reach into a voice by so much to be said by it, because times of words are not exact. */
const REACH_SECONDS = 0.1;
/** A sentence with its pauses is one utterance up to this length; of a longer one a window sees the last ten seconds. */
export const LONGEST_JOINED_SECONDS = 2 * LONGEST_SECONDS;
/** Voice that ends so soon after something typed was the sound of typing. */
const KEYS_SECONDS = 0.75;

/**
 * Joins voice and transcript to utterances, in order of their beginning.
 *
 * Voice cuts, but not within a sentence: where the words go on over a pause, both voices are one utterance. Text that a
 * recogniser or a sample gives belongs to the voice it overlaps most, and is an utterance of its own where there was no
 * voice. Typed text is always an utterance of its own; a wordless voice within it (keys, a word to a neighbour) belongs to
 * what is being typed. A voice without newer words is heard with the typed text that stands.
 */
export function utterancesOf(
  voices: readonly VoiceSegment[],
  transcript: readonly TranscriptSegment[],
): UtteranceSpan[] {
  const typed = transcript.filter(({ source }) => source === 'typed');
  const spoken = transcript.filter(({ source }) => source !== 'typed');
  const heard = joined(inOrder(stretches(voices, spoken)), marksOf(spoken)).filter(
    (stretch) => stretch.segments.length > 0 || !typed.some((segment) => isSoundOf(segment, stretch)),
  );
  const withStanding = (stretch: UtteranceSpan): UtteranceSpan => {
    const standing = standingText(transcript, stretch.endSeconds ?? undefined);
    return standing ? { ...stretch, standing } : stretch;
  };
  return inOrder([...(typed.length > 0 ? heard.map(withStanding) : heard), ...typed.map(alone)]);
}

/** Whose text counts in an utterance's window. */
export function languageOf({ segments, standing }: UtteranceSpan): readonly TranscriptSegment[] {
  return standing ? [standing] : segments;
}

function inOrder(utterances: UtteranceSpan[]): UtteranceSpan[] {
  return utterances.sort((a, b) => a.startSeconds - b.startSeconds);
}

function alone(segment: TranscriptSegment): UtteranceSpan {
  const { id, startSeconds, endSeconds, final } = segment;
  return { id, startSeconds, endSeconds: final ? endSeconds : null, segments: [segment] };
}

/** Voices with the text that was said by them, and text without a voice. */
function stretches(voices: readonly VoiceSegment[], spoken: readonly TranscriptSegment[]): UtteranceSpan[] {
  const said = new Map<string, TranscriptSegment[]>(voices.map(({ id }) => [id, []]));
  const unheard: UtteranceSpan[] = [];
  for (const segment of spoken) {
    const voice = voiceOf(segment, voices);
    if (voice) said.get(voice.id)?.push(segment);
    else unheard.push(alone(segment));
  }
  return [...voices.map((voice) => ({ ...voice, segments: said.get(voice.id) ?? [] })), ...unheard];
}

function voiceOf(segment: TranscriptSegment, voices: readonly VoiceSegment[]): VoiceSegment | null {
  let best: VoiceSegment | null = null;
  let longest = Number.EPSILON;
  const late = segment.source === 'speech' ? RECOGNISER_LATE_SECONDS : 0;
  for (const voice of voices) {
    const start = Math.max(voice.startSeconds, segment.startSeconds);
    const end = Math.min((voice.endSeconds ?? Number.POSITIVE_INFINITY) + late, segment.endSeconds);
    // A segment of a single moment overlaps by nothing, and still lies inside.
    const overlap = end - start + Number.EPSILON;
    if (overlap >= longest) {
      best = voice;
      longest = overlap;
    }
  }
  return best;
}

/** Since when each source has written the ends of sentences. */
function marksOf(spoken: readonly TranscriptSegment[]): ReadonlyMap<string, number> {
  const since = new Map<string, number>();
  for (const { source, text, startSeconds } of spoken) {
    const known = since.get(source) ?? Number.POSITIVE_INFINITY;
    if (startSeconds < known && endsSentence(text)) since.set(source, startSeconds);
  }
  return since;
}

/** Makes one of neighbours over whose pause the words go on. The first gives its name. */
function joined(ordered: readonly UtteranceSpan[], marks: ReadonlyMap<string, number>): UtteranceSpan[] {
  const whole: UtteranceSpan[] = [];
  for (const next of ordered) {
    const last = whole.at(-1);
    if (!last || !goesOn(last, next, marks)) whole.push(next);
    else {
      const ends = [last.endSeconds, next.endSeconds];
      const endSeconds = ends.includes(null) ? null : Math.max(...(ends as number[]));
      const segments = [...last.segments, ...next.segments];
      segments.sort((a, b) => a.startSeconds - b.startSeconds);
      whole[whole.length - 1] = { ...last, endSeconds, segments };
    }
  }
  return whole;
}

function goesOn(last: UtteranceSpan, next: UtteranceSpan, marks: ReadonlyMap<string, number>): boolean {
  const lastEnd = last.endSeconds ?? Number.POSITIVE_INFINITY;
  const bridges = [...last.segments, ...next.segments].filter(
    (segment) =>
      segment.startSeconds < lastEnd - MARGIN_SECONDS - REACH_SECONDS &&
      saidUntil(segment) > next.startSeconds + MARGIN_SECONDS + REACH_SECONDS,
  );
  // As long as a recogniser has not closed a sentence, its words are not taken away from it.
  if (bridges.some(({ final }) => !final)) return true;
  if ((next.endSeconds ?? next.startSeconds) - last.startSeconds > LONGEST_JOINED_SECONDS) return false;
  if (bridges.length > 0) return true;
  const [before, after] = [last.segments.at(-1), next.segments[0]];
  if (!before || !after || next.startSeconds - lastEnd > LONGEST_PAUSE_SECONDS) return false;
  return goesOnIn(
    before,
    after,
    (marks.get(before.source) ?? Number.POSITIVE_INFINITY) <= after.startSeconds,
  );
}

/** Until when a segment's words are certainly being said. */
function saidUntil({ source, endSeconds, final }: TranscriptSegment): number {
  if (source !== 'speech') return final ? endSeconds : Number.POSITIVE_INFINITY;
  return endSeconds + (final ? -RECOGNISER_USUALLY_LATE_SECONDS : LONGEST_PAUSE_SECONDS);
}

/** Whether a wordless voice belongs to what is being typed. */
function isSoundOf(typed: TranscriptSegment, { startSeconds, endSeconds }: UtteranceSpan): boolean {
  if (startSeconds < typed.startSeconds) return false;
  if (!typed.final) return true;
  return (
    startSeconds < typed.endSeconds && endSeconds !== null && endSeconds <= typed.endSeconds + KEYS_SECONDS
  );
}
