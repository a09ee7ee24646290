import type { RecognitionResultEvent } from './speech-api.ts';

/** A stretch of recognised speech; later ones with the same id replace it. */
export interface HeardSpeech {
  id: string;
  text: string;
  final: boolean;
  /** `performance.now()` when its first word was heard. */
  firstHeardAt: number;
  /** When its words last became others: a late repetition of the same words is not speech. */
  lastHeardAt: number;
}

/** A result that begins with the one before and comes so soon after it is the same speech, grown. */
const GROWS_WITHIN_MILLISECONDS = 3000;

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
    .split(/\s+/u)
    .join(' ');

function growsFrom(before: string, after: string): boolean {
  return `${wordsOf(after)} `.startsWith(`${wordsOf(before)} `);
}

/** What one recogniser heard, from its results. */
export interface SpeechResults {
  take(event: Pick<RecognitionResultEvent, 'results'>): void;
  /** The recogniser is done: what it left open stays as it is. */
  close(): void;
}

/**
 * Most recognisers correct a result in its place. Chrome on Android sends every correction as a further result, each of
 * them final: there a result that begins with the one before replaces it.
 * @param name of the recogniser, first part of every id
 */
export function createSpeechResults(name: string, onHeard: (speech: HeardSpeech) => void): SpeechResults {
  /** By the index of the first result of a stretch. */
  const heard = new Map<number, HeardSpeech>();
  /** When each result was there first, and which stretch it may go on with. */
  const arrivals = new Map<number, { at: number; growing: boolean }>();

  function tell(index: number, text: string, final: boolean, now: number): void {
    const known = heard.get(index);
    if (known?.text === text && known.final === final) return;
    const isSame = known !== undefined && wordsOf(known.text) === wordsOf(text);
    const speech: HeardSpeech = {
      id: `${name}-${index}`,
      text,
      final,
      firstHeardAt: known?.firstHeardAt ?? now,
      lastHeardAt: isSame ? known.lastHeardAt : now,
    };
    heard.set(index, speech);
    onHeard(speech);
  }

  return {
    take({ results }) {
      const now = performance.now();
      const stretches = new Map<number, { text: string; final: boolean }>();
      let before: { first: number; text: string } | null = null;
      for (let index = 0; index < results.length; index++) {
        const result = results[index];
        const text = result?.[0]?.transcript.trim() ?? '';
        if (!result || text === '') continue;
        const grows = before !== null && growsFrom(before.text, text);
        const lastHeardAt = before === null ? now : (heard.get(before.first)?.lastHeardAt ?? now);
        const arrival = arrivals.get(index) ?? {
          at: now,
          growing: grows && now - lastHeardAt <= GROWS_WITHIN_MILLISECONDS,
        };
        arrivals.set(index, arrival);
        const first: number = before !== null && grows && arrival.growing ? before.first : index;
        stretches.set(first, { text, final: result.isFinal });
        before = { first, text };
      }
      for (const [index, { text, final }] of stretches) tell(index, text, final, now);
    },
    close() {
      const now = performance.now();
      for (const [index, { text, final }] of heard) if (!final) tell(index, text, true, now);
    },
  };
}
