import { decodeText } from '../../features/text-encoding.ts';
import { TableError } from './table.ts';

/** A text file's words, and its encoding where that is not UTF-8. @throws TableError when it is not text */
export function textOf(bytes: Uint8Array): { text: string; encoding: string | null } {
  const { text, encoding, brokenBytes } = decodeText(bytes);
  if (text.includes('\0')) throw new TableError('is not text');
  if (brokenBytes > 0)
    throw new TableError(
      `has ${brokenBytes} bytes that are no ${encoding}: it is damaged, or cut off; save it again as UTF-8`,
    );
  if (text.trim() === '') throw new TableError('is empty');
  return { text, encoding: encoding === 'utf-8' ? null : encoding };
}
