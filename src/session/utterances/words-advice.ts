import type { ChannelState } from '../channel.ts';
import type { WordsPlace } from '../words-place.ts';
import { languageOf, type UtteranceSpan } from './utterances.ts';

/** A voice without words for so long is said to be one. */
export const WORDLESS_SECONDS = 5;

/** How long a voice has gone on, pauses left out, since there were words. */
export function secondsWithoutWords(utterances: readonly UtteranceSpan[], nowSeconds: number): number {
  let seconds = 0;
  for (const utterance of utterances.toReversed()) {
    if (languageOf(utterance).length > 0) break;
    seconds += Math.max(0, (utterance.endSeconds ?? nowSeconds) - utterance.startSeconds);
  }
  return seconds;
}

/** Why there are no words, and whether switching speech to text on may bring some. Typing always does. */
export interface WordsAdvice {
  why: 'noRecogniser' | 'off' | 'failed' | 'silent';
  recognise: boolean;
}

export interface WordsSituation {
  microphone: ChannelState['status'];
  speech: ChannelState['status'];
  place: WordsPlace;
  /** The page's own recogniser; it says itself that it is being loaded. */
  recogniser: 'idle' | 'loading' | 'ready' | 'failed';
  /** A voice has gone on without words for a while. */
  wordless: boolean;
  /** Something was said or typed. */
  anyWords: boolean;
}

/** What to say about missing words; null while there is nothing to say. */
export function wordsAdvice(situation: WordsSituation): WordsAdvice | null {
  const { microphone, speech, place, recogniser, wordless, anyWords } = situation;
  if (microphone !== 'on') return null;
  if (place === 'unsupported') {
    return wordless || !anyWords ? { why: 'noRecogniser', recognise: false } : null;
  }
  if (!wordless) return null;
  if (speech === 'off') return { why: 'off', recognise: true };
  if (speech === 'failed') return { why: 'failed', recognise: true };
  // Its own note has the button that tries again.
  if (place === 'page' && recogniser === 'failed') return { why: 'failed', recognise: false };
  if (place === 'page' && recogniser === 'loading') return null;
  return { why: 'silent', recognise: false };
}
