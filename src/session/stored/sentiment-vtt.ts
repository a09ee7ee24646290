import { cueClock } from '../subtitles/cue-clock.ts';
import type { Utterance } from '../types.ts';

/**
 * Subtitles (WebVTT) of the utterances, each with a second line that says its sentiment.
 * @param labelled the line of a prediction, such as "+1.4 positive"
 */
export function sentimentVtt(
  utterances: readonly Utterance[],
  labelled: (sentiment: number) => string,
): string {
  const cues = utterances.flatMap(({ startSeconds, endSeconds, text, sentiment }) => {
    const lines = [text, sentiment === null ? '' : labelled(sentiment)].map(escaped).filter(Boolean);
    // A cue must last.
    const end = Math.max(endSeconds ?? startSeconds, startSeconds + 0.001);
    return lines.length > 0
      ? [`${cueClock(startSeconds, '.')} --> ${cueClock(end, '.')}\n${lines.join('\n')}\n`]
      : [];
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

/** Words, whatever is in them: no mark-up, no line that ends the cue, no arrow. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s+/gu, ' ')
    .trim();
}
