/** Lower-case hexadecimal SHA-256 of some bytes; null where the browser does not hash, as on a page without https. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const [only] = parts;
  // No bytes here lie in memory that threads share.
  const bytes = parts.length === 1 ? (only as Uint8Array<ArrayBuffer>) : joined(parts);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
