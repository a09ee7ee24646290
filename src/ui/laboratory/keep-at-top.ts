/** Panels draw as they come near, and push on what is below. */
const SETTLE_MILLISECONDS = 4000;
const GESTURES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Scrolls a part of the page to `room()` pixels below the top and keeps it there while the page settles, unless the person scrolls.
 * @param arrived called after each scroll
 */
export function keepAtTop(part: Element, room: () => number, arrived: () => void): void {
  const scroll = () => {
    window.scrollTo({ top: part.getBoundingClientRect().top + window.scrollY - room() });
    arrived();
  };
  const observer = new ResizeObserver(scroll);
  const end = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const gesture of GESTURES) window.removeEventListener(gesture, end);
  };
  const timer = setTimeout(end, SETTLE_MILLISECONDS);
  for (const gesture of GESTURES) window.addEventListener(gesture, end, { passive: true });
  scroll();
  observer.observe(document.body);
}
