import { extractorMismatch } from '../../features/extractors.ts';
import type { ReadySample } from '../../features/ready/feature-file.ts';
import { absentTrack, padSequence } from '../../features/tracks.ts';
import type { InputShape } from '../../model/config.ts';
import type { ExtractorNames } from '../../model/extractor-names.ts';
import { byModality, MODALITIES, type Modality } from '../../model/modalities.ts';
import type { SessionWindow } from '../types.ts';

/** What features are: how wide, and by what. */
export interface FeatureMake {
  /** Null for a modality that is not there. */
  widths: Readonly<Record<Modality, number | null>>;
  extractors?: ExtractorNames | undefined;
}

/** Whether a network reads features of this make; a modality that is not there fits any. */
export function fits({ widths, extractors }: FeatureMake, shape: InputShape): boolean {
  const there = MODALITIES.filter((modality) => widths[modality] !== null);
  return (
    there.every((modality) => widths[modality] === shape.widths[modality]) &&
    extractorMismatch(extractors, shape.extractors, there) === null
  );
}

/**
 * One sample of somebody else's features as the window a network sees: of a sample longer than its T the last steps.
 * Its steps have numbers, no times and no words.
 * @throws RangeError when a width is another than the network's
 */
export function readyWindow(
  steps: ReadySample['steps'],
  { widths, steps: length }: InputShape,
): SessionWindow {
  const words = Math.min(length, steps.language?.valid.length ?? 0);
  return {
    startSeconds: 0,
    endSeconds: 0,
    utteranceId: null,
    numbered: true,
    tracks: byModality((modality) => {
      const sequence = steps[modality];
      const width = widths[modality];
      return sequence ? padSequence(sequence, width, length) : absentTrack(width, length);
    }),
    // Apart from one another, or they would be read as pieces of one word.
    tokens: Array.from({ length: words }, (_, step) => ({
      segmentId: 'steps',
      start: 2 * step,
      end: 2 * step + 1,
      text: String(step + 1),
    })),
    texts: [],
  };
}
