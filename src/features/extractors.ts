import type { ExtractorNames } from '../model/extractor-names.ts';
import { MODALITIES, type Modality } from '../model/modalities.ts';
import type { Extractors } from './frames.ts';

/** Of all that was stored before anything was named. Never changes. */
const EXTRACTORS_OF_0_1: Extractors = { language: 'use-lite@1', acoustic: 'voice@1', visual: 'face@1' };

/** The extractors that something stored was made with; where it names none, those of version 0.1. */
export function extractorsOf(named: ExtractorNames = {}): Extractors {
  return { ...EXTRACTORS_OF_0_1, ...named };
}

/**
 * How features and what reads them differ, such as "use-lite@1 ≠ use-lite@2"; null when they belong together.
 * @param made what the features were made with
 * @param read what the reader was made for
 * @param of the modalities that are there
 */
export function extractorMismatch(
  made: ExtractorNames | undefined,
  read: ExtractorNames | undefined,
  of: readonly Modality[] = MODALITIES,
): string | null {
  const [ours, theirs] = [extractorsOf(made), extractorsOf(read)];
  const differing = of.filter((modality) => ours[modality] !== theirs[modality]);
  return differing.length === 0
    ? null
    : differing.map((modality) => `${ours[modality]} ≠ ${theirs[modality]}`).join('; ');
}
