/**
 * Sentiment points at which a fixed scale of contributions ends. Of the sample sessions' moments all but the first words
 * of an utterance stay within it, and most have their largest cell between 0.05 and 0.4.
 */
export const FIXED_LIMIT = 0.5;

const KEPT = 'dbr-fixed-scale';

/** Whether the person asked for the fixed scale before; false where the browser keeps nothing. */
export function keptFixedScale(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'yes';
  } catch {
    return false;
  }
}

/** Keeps the choice in this browser, where it keeps anything. */
export function keepFixedScale(fixed: boolean): void {
  try {
    if (fixed) localStorage.setItem(KEPT, 'yes');
    else localStorage.removeItem(KEPT);
  } catch {
    // It holds until the page is closed.
  }
}
