const HEAD_BYTES = 16;
const MOST_BOXES = 10_000;
/** What such files begin with. */
const BEGINNINGS = new Set(['ftyp', 'wide', 'free', 'skip', 'pnot', 'mdat']);

/**
 * Whether a file is an MP4 or MOV whose sound and picture nobody can find in it: the index (the `moov` box) is written
 * at the end of a recording, and a recording or copy that broke off has none.
 */
export async function lacksIndex(file: Blob): Promise<boolean> {
  let hasMedia = false;
  let at = 0;
  for (let count = 0; count < MOST_BOXES && at + 8 <= file.size; count += 1) {
    const view = new DataView(await file.slice(at, at + HEAD_BYTES).arrayBuffer());
    const type = String.fromCharCode(...new Uint8Array(view.buffer, 4, 4));
    let size = view.getUint32(0);
    if (size === 1 && view.byteLength === HEAD_BYTES) size = Number(view.getBigUint64(8));
    if (type === 'moof' || (type === 'moov' && at + size <= file.size)) return false;
    if (count === 0 && !BEGINNINGS.has(type)) return false;
    hasMedia ||= type === 'mdat';
    if (size < 8) break;
    at += size;
  }
  return hasMedia;
}
