import type { TokenFrame } from '../features/frames.ts';
import type { TranscriptSegment } from './types.ts';
import type { EncodedSegment } from './window.ts';

const KEPT_TEXTS = 64;

/** Encodes segments when their text changes, and remembers what they were last known as. */
export interface TokenCache {
  /** The segment's tokens: of its text when that is encoded, else of what it was before; null when never encoded. */
  get(segment: TranscriptSegment): EncodedSegment | null;
  /** The segment's tokens if its text is encoded; starts nothing. */
  peek(segment: TranscriptSegment): EncodedSegment | null;
  /** Grows whenever a `get` may give something new. */
  readonly version: number;
}

/** @param encode null when a newer text came first or the encoder is not there; the text is asked for again then */
export function createTokenCache(encode: (text: string) => Promise<TokenFrame[] | null>): TokenCache {
  const byText = new Map<string, EncodedSegment>();
  const bySegment = new Map<string, EncodedSegment>();
  const asked = new Set<string>();
  let version = 0;

  async function request(text: string): Promise<void> {
    asked.add(text);
    try {
      const tokens = await encode(text);
      if (!tokens) return;
      keep(byText, text, { text, tokens });
      version += 1;
    } finally {
      asked.delete(text);
    }
  }

  return {
    get({ id, text }) {
      const known = byText.get(text);
      if (known) keep(bySegment, id, known);
      else if (!asked.has(text)) void request(text);
      return known ?? bySegment.get(id) ?? null;
    },
    peek: ({ text }) => byText.get(text) ?? null,
    get version() {
      return version;
    },
  };
}

/** Sets an entry as the newest and lets the oldest go. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next().value;
  if (map.size > KEPT_TEXTS && oldest !== undefined) map.delete(oldest);
}
