import { keepText, keptText } from '../../../../app/kept-text.ts';

/**
 * Sentiment points at which a fixed scale of contributions ends. Of the sample sessions' moments all but the first words
 * of an utterance stay within it, and most have their largest cell between 0.05 and 0.4.
 */
export const FIXED_LIMIT = 0.5;

const KEPT = 'dbr-fixed-scale';

/** Whether the person asked for the fixed scale before. */
export function keptFixedScale(): boolean {
  return keptText(KEPT) === 'yes';
}

/** Keeps the choice in this browser. */
export function keepFixedScale(fixed: boolean): void {
  keepText(KEPT, fixed ? 'yes' : null);
}
