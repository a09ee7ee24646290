import { type RefCallback, useCallback, useState } from 'react';

export interface ElementSize {
  /** Of the border box, CSS pixels; 0 before the element is there. */
  width: number;
  height: number;
}

const NOTHING: ElementSize = { width: 0, height: 0 };

/**
 * Size of an element, known before it is first seen: a chart is never drawn without room and then again with it, however
 * slowly frames come.
 */
export function useElementSize<Measured extends Element>(): ElementSize & { ref: RefCallback<Measured> } {
  const [size, setSize] = useState(NOTHING);
  const ref = useCallback((element: Measured | null) => {
    if (!element) return;
    const keep = ({ width, height }: ElementSize) =>
      setSize((last) => (last.width === width && last.height === height ? last : { width, height }));
    keep(sizeOf(element));
    let frame = 0;
    let latest: ResizeObserverSize | undefined;
    const observer = new ResizeObserver(([entry]) => {
      latest = entry?.borderBoxSize[0];
      // Drawing at once may resize what is observed, which browsers report as a loop.
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (latest) keep({ width: latest.inlineSize, height: latest.blockSize });
      });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);
  return { ref, ...size };
}

/** As laid out, before any zoom or transformation. */
function sizeOf(element: Element): ElementSize {
  const style = getComputedStyle(element);
  const outside = (side: 'Left' | 'Right' | 'Top' | 'Bottom') =>
    style.boxSizing === 'border-box'
      ? 0
      : Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`]);
  // An element that is not displayed has no pixels, but "auto".
  const along = (length: string, before: number, after: number) =>
    (Number.parseFloat(length) || 0) + before + after;
  return {
    width: along(style.width, outside('Left'), outside('Right')),
    height: along(style.height, outside('Top'), outside('Bottom')),
  };
}
