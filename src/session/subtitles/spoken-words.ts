import { ACOUSTIC_HOP_SECONDS, type AcousticFrame } from '../../features/frames.ts';
import { firstFrom } from '../first-from.ts';
import type { TranscriptChange } from '../fold/recording.ts';
import type { TranscriptSegment } from '../types.ts';
import { endsSentence } from '../utterances/sentences.ts';
import { createVoiceSegmenter } from '../utterances/voice-segments.ts';
import type { Cue } from './subtitles.ts';

/** A word of a cue: where it is in the cue's text, when it is said, and in which stretch of voice, if in any. */
interface SpokenWord {
  start: number;
  end: number;
  startSeconds: number;
  endSeconds: number;
  voice: string | null;
}

/** A moment with voice, and which stretch of voice it belongs to. */
interface VoicedMoment {
  seconds: number;
  voice: string;
}

/** A run of letters longer than this, as scripts without spaces have, counts as several words. */
const LONGEST_WORD = 40;
const MOST_WORDS = 40;

/**
 * The transcript of cues as it would have been written down while it was said: each cue's words are spread over the
 * voice there is in its time, a longer word taking longer, or over all its time where there is no voice. Where the words
 * have marks, a pause ends a segment only at the end of a sentence; where they have none, every pause does. Where there
 * is no voice a sentence is one segment.
 */
export function spokenTranscript(
  cues: readonly Cue[],
  acoustic: readonly AcousticFrame[],
): TranscriptChange[] {
  const voiced = voicedMoments(acoustic);
  const changes: TranscriptChange[] = [];
  const marked = cues.some(({ text }) => text.split(/\s+/u).some(endsSentence));
  let count = 0;
  for (const cue of cues) {
    for (const words of segmentsOf(spread(cue, voiced), cue.text, marked)) {
      count += 1;
      changes.push(...changesOf(`subtitle-${count}`, words, cue.text));
    }
  }
  return changes.sort((a, b) => a.seconds - b.seconds);
}

/** Moments the detector calls voiced within the voice segments a session would have. */
function voicedMoments(acoustic: readonly AcousticFrame[]): VoicedMoment[] {
  const segmenter = createVoiceSegmenter(Number.POSITIVE_INFINITY);
  segmenter.push(acoustic);
  const moments: VoicedMoment[] = [];
  let at = 0;
  for (const { seconds, voiced } of acoustic) {
    if (!voiced) continue;
    while ((segmenter.segments[at]?.endSeconds ?? Number.POSITIVE_INFINITY) <= seconds) at += 1;
    const segment = segmenter.segments[at];
    if (segment && segment.startSeconds <= seconds) moments.push({ seconds, voice: segment.id });
  }
  return moments;
}

function spread(cue: Cue, voiced: readonly VoicedMoment[]): SpokenWord[] {
  const { startSeconds, endSeconds, text } = cue;
  const words = [...text.matchAll(new RegExp(`\\S{1,${LONGEST_WORD}}`, 'gu'))];
  const moments = voiced.slice(firstFrom(voiced, startSeconds), firstFrom(voiced, endSeconds));
  // A word takes as long as its letters, and a little to tell it from the next.
  const total = words.reduce((sum, [word]) => sum + word.length + 1, 0);
  let before = 0;
  return words.map(({ 0: word, index }) => {
    const [from, to] = [before / total, (before + word.length + 1) / total];
    before += word.length + 1;
    return { start: index, end: index + word.length, ...during(cue, moments, from, to) };
  });
}

/** The part of a cue between two shares of its voice, or of its time. */
function during(
  { startSeconds, endSeconds }: Cue,
  moments: readonly VoicedMoment[],
  from: number,
  to: number,
): Pick<SpokenWord, 'startSeconds' | 'endSeconds' | 'voice'> {
  const index = (share: number) => Math.min(moments.length - 1, Math.floor(share * moments.length));
  const first = moments[index(from)];
  if (!first) {
    const at = (share: number) => startSeconds + share * (endSeconds - startSeconds);
    return { startSeconds: at(from), endSeconds: at(to), voice: null };
  }
  const last = moments[index(to)] ?? first;
  const end = last.voice === first.voice ? last.seconds : first.seconds + ACOUSTIC_HOP_SECONDS;
  return { startSeconds: first.seconds, endSeconds: Math.min(end, endSeconds), voice: first.voice };
}

function segmentsOf(words: readonly SpokenWord[], text: string, marked: boolean): SpokenWord[][] {
  const segments: SpokenWord[][] = [];
  for (const word of words) {
    const segment = segments.at(-1);
    const last = segment?.at(-1);
    const sentenceOver = last && endsSentence(text.slice(last.start, last.end));
    const paused = last?.voice === null || last?.voice !== word.voice;
    const cut = paused && (sentenceOver || (!marked && last?.voice !== word.voice));
    if (!segment || cut || segment.length >= MOST_WORDS) segments.push([word]);
    else segment.push(word);
  }
  return segments;
}

/** The segment as it stands at the beginning of each of its words, and at its end. */
function changesOf(id: string, words: readonly SpokenWord[], text: string): TranscriptChange[] {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  const at = (seconds: number, end: number, final: boolean): TranscriptChange => {
    const said: TranscriptSegment = {
      id,
      text: text.slice(first.start, end),
      startSeconds: first.startSeconds,
      endSeconds: seconds,
      source: 'subtitles',
      final,
    };
    return { seconds, segment: said };
  };
  return [
    ...words.map((word) => at(word.startSeconds, word.end, false)),
    at(Math.max(last.endSeconds, last.startSeconds), last.end, true),
  ];
}
