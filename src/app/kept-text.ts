/** The part of `Storage` that is needed; asking for the browser's own throws where nothing may be kept. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What this browser keeps under a name; null where it keeps nothing, or nothing for this page. */
export function keptText(key: string, storage: () => TextStorage = () => localStorage): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text, or none any more; a browser that keeps nothing for this page forgets it with the page. */
export function keepText(
  key: string,
  text: string | null,
  storage: () => TextStorage = () => localStorage,
): void {
  try {
    if (text === null) storage().removeItem(key);
    else storage().setItem(key, text);
  } catch {}
}
