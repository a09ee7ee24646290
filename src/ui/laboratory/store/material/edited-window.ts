import { POPULATION_PRIOR } from '../../../../features/acoustic/speaker-normalisation.ts';
import { type ModalityTrack, STEP_SECONDS, type TokenFrame } from '../../../../features/frames.ts';
import { tokenTrack } from '../../../../features/language/token-track.ts';
import { neutralOf, UNKNOWN_FACE } from '../../../../features/visual/own-neutral.ts';
import type { Modality } from '../../../../model/modalities.ts';
import type { SessionWindow, TokenSpan } from '../../../../session/types.ts';
import { cutWindow } from '../../../../session/window/window.ts';
import { wordsOf } from '../../../charts/prediction/words.ts';

/**
 * A window with one modality of another; its words come along with its language.
 * @param from null for a moment with nothing to look at: the modality is absent then
 */
export function withModality(
  window: SessionWindow,
  modality: Modality,
  from: SessionWindow | null,
): SessionWindow {
  const track = from?.tracks[modality] ?? silent(window.tracks[modality]);
  const tracks = { ...window.tracks, [modality]: track };
  const { tokens, texts } = modality === 'language' ? (from ?? { tokens: [], texts: [] }) : window;
  return { ...window, tracks, tokens, texts };
}

function silent({ values, mask }: ModalityTrack): ModalityTrack {
  return { values: new Float32Array(values.length), mask: new Float32Array(mask.length) };
}

const TYPED = 'typed';

/** A typed sentence as a window's texts. */
export function typedTexts(text: string): SessionWindow['texts'] {
  return [{ segmentId: TYPED, text }];
}

/** A sentence alone: neither voice nor face. It is read as the same sentence typed in the Live view with nothing on. */
export async function typedWindow(
  text: string,
  encode: (texts: readonly string[]) => Promise<TokenFrame[][]>,
): Promise<SessionWindow> {
  const [tokens = []] = await encode([text]);
  const endSeconds = STEP_SECONDS;
  const segment = { id: TYPED, text, startSeconds: 0, endSeconds, source: TYPED, final: true } as const;
  const nothing = { between: () => [] };
  return cutWindow(
    { startSeconds: 0, endSeconds, utteranceId: null, segments: [segment] },
    { acoustic: nothing, visual: nothing, speaker: POPULATION_PRIOR, neutral: neutralOf(UNKNOWN_FACE) },
    () => ({ text, tokens }),
  );
}

/** A window's texts with words replaced; the words are counted over its language steps. */
export function replacedTexts(
  { tokens, texts }: Pick<SessionWindow, 'tokens' | 'texts'>,
  replacements: Readonly<Record<number, string>>,
): SessionWindow['texts'] {
  const words = wordsOf(tokens);
  return texts.map(({ segmentId, text }) => {
    // From the last to the first, so that the places of those before still hold.
    const replaced = words.reduceRight((changed, word, index) => {
      const replacement = replacements[index];
      if (replacement === undefined || word.segmentId !== segmentId) return changed;
      // A token's span may begin with the blank before it.
      const start = word.start + (text.slice(word.start, word.end).match(/^\s*/)?.[0].length ?? 0);
      return changed.slice(0, start) + replacement + changed.slice(word.end);
    }, text);
    return { segmentId, text: replaced };
  });
}

/** The same window with other texts in place of its own, encoded anew. Voice, face and times stay. */
export async function withTexts(
  window: SessionWindow,
  texts: SessionWindow['texts'],
  encode: (texts: readonly string[]) => Promise<TokenFrame[][]>,
): Promise<SessionWindow> {
  const encoded = await encode(texts.map(({ text }) => text));
  const tokens = encoded.flat();
  const spans = texts.flatMap(({ segmentId, text }, index) =>
    (encoded[index] ?? []).map(
      ({ start, end }): TokenSpan => ({ segmentId, start, end, text: text.slice(start, end) }),
    ),
  );
  const { track, spans: kept } = tokenTrack(tokens);
  return {
    ...window,
    texts,
    tracks: { ...window.tracks, language: track },
    tokens: spans.slice(spans.length - kept.length),
  };
}
