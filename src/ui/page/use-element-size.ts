import { type RefCallback, useCallback, useState } from 'react';

export interface ElementSize {
  /** Of the border box, CSS pixels; 0 before the element is laid out. */
  width: number;
  height: number;
}

const NOTHING: ElementSize = { width: 0, height: 0 };

/**
 * Size of an element, as soon as it is laid out. It does not wait for another frame, which a slow machine may not give for
 * seconds; nor does it ask before the layout, which would hold up the page for every chart anew.
 */
export function useElementSize<Measured extends Element>(): ElementSize & { ref: RefCallback<Measured> } {
  const [size, setSize] = useState(NOTHING);
  const ref = useCallback((element: Measured | null) => {
    if (!element) return;
    // React renders after the observer is done: what is drawn then may resize what is observed without being a loop.
    const observer = new ResizeObserver(([entry]) => {
      const box = entry?.borderBoxSize[0];
      if (!box) return;
      const { inlineSize: width, blockSize: height } = box;
      setSize((last) => (last.width === width && last.height === height ? last : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
