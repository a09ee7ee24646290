/** Characters that somebody sees: no white space, no control characters, no zero-width and other invisible marks. */
export const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2581]/gu;

/** Whether there is nothing to see in a text. */
export function isBlank(text: string): boolean {
  return text.search(VISIBLE) < 0;
}
