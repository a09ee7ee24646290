import { mendFrames } from './mend-frames.ts';
import { mendMatroska } from './mend-matroska.ts';
import { mendOgg } from './mend-ogg.ts';
import { mendTransport } from './mend-transport.ts';
import { type Mended, unharmed } from './mended.ts';

/**
 * Looks through a file whose framing a reader has to follow from place to place, and makes one that can be followed to
 * its end of what is broken. MP4 and FLAC need none: the first has an index, the second is looked through for frames.
 */
export async function mendMedia(file: Blob): Promise<Mended> {
  const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const view = new DataView(bytes.buffer);
  if (bytes.length < 12) return unharmed(file);
  const begin = view.getUint32(0);
  if (begin === 0x1a45dfa3) return mendMatroska(file);
  if (begin === 0x4f676753) return mendOgg(file);
  if (begin === 0x52494646)
    return { ...unharmed(file), endMissing: isShort(view.getUint32(4, true), file.size) };
  if (begin >>> 24 === 0x47) {
    const second = new Uint8Array(await file.slice(188, 189).arrayBuffer())[0];
    return second === 0x47 ? mendTransport(file) : unharmed(file);
  }
  if (begin >>> 21 === 0x7ff || begin >>> 8 === 0x494433) return mendFrames(file);
  return unharmed(file);
}

/** Of a RIFF file; one whose length was not known when it was begun says none, or the most there is. */
function isShort(length: number, size: number): boolean {
  return length > 0 && length < 0xffff_ff00 && length + 8 > size;
}
