import { type RefObject, useEffect } from 'react';

/** A media element plays a blob as long as both are there. */
export function useBlobSource(element: RefObject<HTMLMediaElement | null>, blob: Blob): void {
  useEffect(() => {
    const media = element.current;
    if (!media) return;
    const address = URL.createObjectURL(blob);
    media.src = address;
    return () => {
      media.removeAttribute('src');
      media.load();
      URL.revokeObjectURL(address);
    };
  }, [element, blob]);
}

/** Length in seconds; null while it is not known. What a browser records has none until it was read to its end. */
export function lengthOf(media: HTMLMediaElement): number | null {
  if (media.readyState < HTMLMediaElement.HAVE_METADATA) return null;
  if (media.duration !== Number.POSITIVE_INFINITY) return media.duration;
  if (!media.seeking) media.currentTime = Number.MAX_SAFE_INTEGER;
  return null;
}
