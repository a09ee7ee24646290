import { extractorMismatch } from '../../features/extractors.ts';
import { EXTRACTORS } from '../../features/frames.ts';
import type { ExtractorNames } from '../../model/extractor-names.ts';
import { EngineError } from '../engine-error.ts';

/**
 * Refuses a model file that was made with other extractors than this app's, whose features it would misread.
 * @throws EngineError `model-other-extractors`
 */
export function requireOwnExtractors(
  file: string,
  { extractors }: { extractors?: ExtractorNames | undefined },
): void {
  const mismatch = extractorMismatch(extractors, EXTRACTORS);
  if (mismatch) throw new EngineError('model-other-extractors', `${file}: ${mismatch}`);
}
