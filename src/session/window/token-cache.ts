import type { TokenFrame } from '../../features/frames.ts';
import { keepNewest } from '../keep-newest.ts';
import type { TranscriptSegment } from '../types.ts';
import type { EncodedSegment } from './window.ts';

const KEPT_TEXTS = 64;

/** Encodes segments, and remembers what they were last known as. */
export interface TokenCache {
  /** Has the segment's text encoded, unless it is or is about to be. */
  encode(segment: TranscriptSegment): void;
  /** The segment's tokens: of its text when that is encoded, else of what it was before; null when never encoded. */
  get(segment: TranscriptSegment): EncodedSegment | null;
}

/** @param encode null when a newer text came first or the encoder is not there; the text is asked for again then */
export function createTokenCache(encode: (text: string) => Promise<TokenFrame[] | null>): TokenCache {
  const byText = new Map<string, EncodedSegment>();
  const bySegment = new Map<string, EncodedSegment>();
  const asked = new Set<string>();
  /** Texts the network reads nothing of, whatever the encoder would make of their letters. */
  const foreign = new Map<string, EncodedSegment>();

  async function request(text: string): Promise<void> {
    asked.add(text);
    try {
      const tokens = await encode(text);
      if (tokens) keepNewest(byText, text, { text, tokens }, KEPT_TEXTS);
    } finally {
      asked.delete(text);
    }
  }

  return {
    encode({ id, text, language }) {
      if (language !== undefined) return;
      const known = byText.get(text);
      if (known) keepNewest(bySegment, id, known, KEPT_TEXTS);
      else if (!asked.has(text)) void request(text);
    },
    get({ id, text, language }) {
      if (language === undefined) return byText.get(text) ?? bySegment.get(id) ?? null;
      const known = foreign.get(text) ?? { text, tokens: [] };
      keepNewest(foreign, text, known, KEPT_TEXTS);
      return known;
    },
  };
}
