import { useEffect } from 'react';

/** How often the part is looked for: views draw it late, and draw it anew. */
const LOOK_MILLISECONDS = 250;
/** Panels above go on growing for a while after a view is opened. */
const SETTLE_MILLISECONDS = 4000;
const UNDRAWN = '[data-testid^="lab-section-"] [data-waiting]';
const MARK = 'data-lesson-look';

/**
 * Outlines a part of the page, by its `data-testid`, and brings it into view; while the page still settles it is kept
 * there, unless the learner scrolls.
 */
export function useHighlight(testId: string | undefined): void {
  useEffect(() => {
    if (testId === undefined) return;
    let marked: Element | null = null;
    let scrolledByHand = false;
    let foundAt: number | null = null;
    const byHand = () => {
      scrolledByHand = true;
    };
    const look = () => {
      const part = document.querySelector(`[data-testid="${CSS.escape(testId)}"]`);
      if (part !== marked) {
        marked?.removeAttribute(MARK);
        part?.setAttribute(MARK, '');
        marked = part;
      }
      if (scrolledByHand) return;
      if (!part) {
        // The Laboratory's panels draw once they come near the screen.
        document.querySelector(UNDRAWN)?.scrollIntoView({ block: 'nearest' });
        return;
      }
      const now = performance.now();
      foundAt ??= now;
      if (now - foundAt < SETTLE_MILLISECONDS) scrollToPart(part);
    };
    look();
    const timer = setInterval(look, LOOK_MILLISECONDS);
    const gestures = ['wheel', 'touchmove', 'keydown'] as const;
    for (const gesture of gestures) window.addEventListener(gesture, byHand, { passive: true });
    return () => {
      clearInterval(timer);
      for (const gesture of gestures) window.removeEventListener(gesture, byHand);
      marked?.removeAttribute(MARK);
    };
  }, [testId]);
}

/** The page's style leaves room for what lies over it: `scroll-margin` of what is marked. */
function scrollToPart(part: Element): void {
  const { top, height } = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  const first = Number.parseFloat(style.scrollMarginTop) || 0;
  const last = window.innerHeight - (Number.parseFloat(style.scrollMarginBottom) || 0);
  const fits = height <= last - first;
  const inView = top >= first - 1 && (fits ? top + height <= last + 1 : top <= first + 1);
  if (!inView) part.scrollIntoView({ block: fits ? 'nearest' : 'start' });
}
