import { extractorMismatch } from '../../features/extractors.ts';
import { FRAME_EXTRACTORS } from '../../features/frames.ts';
import type { ExtractorNames } from '../../model/extractor-names.ts';
import { SessionError } from './session-error.ts';

/**
 * Refuses a session whose frames were made by other extractors than this app's: its networks would misread them.
 * @throws SessionError `session-other-extractors`
 */
export function requireExtractors(made: ExtractorNames | undefined): void {
  const mismatch = extractorMismatch(made, FRAME_EXTRACTORS);
  if (mismatch) throw new SessionError('session-other-extractors', mismatch);
}
