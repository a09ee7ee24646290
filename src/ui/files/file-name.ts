const LONGEST = 80;

/** A title as a file name that every system takes. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return [...plain].slice(0, LONGEST).join('') || 'session';
}
