import type { SampleUtterance } from './sample-format.ts';

/** An utterance as a recogniser would have it while it is being said. */
export interface SpokenSoFar {
  text: string;
  /** Words that have begun. */
  words: number;
  /** It has been said to its end. */
  final: boolean;
}

/** What has been said of an utterance by a moment of its session. */
export function spokenSoFar(utterance: SampleUtterance, seconds: number): SpokenSoFar {
  const final = seconds >= utterance.endSeconds;
  const words = utterance.words.filter(({ startSeconds }) => final || startSeconds <= seconds);
  return {
    text: final ? utterance.text : words.map(({ text }) => text).join(' '),
    words: words.length,
    final,
  };
}
