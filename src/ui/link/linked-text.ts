/** The longest text an address holds for the Laboratory. */
export const LONGEST_TEXT = 1000;

/** A text as the Laboratory's address takes it: of a long one the end, which is what a window holds; null of one without words. */
export function linkedText(text: string): string | null {
  const whole = text.trim();
  if (whole === '') return null;
  return whole.length <= LONGEST_TEXT ? whole : whole.slice(-LONGEST_TEXT).replace(/^\S*\s+/, '');
}
