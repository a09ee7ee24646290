/** Panels draw as they come near, and push on what is below. */
const SETTLE_MILLISECONDS = 3000;
const GESTURES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Scrolls a part of the page to `room()` pixels below the top and keeps it there until it and what is around it have drawn
 * and settled, unless the person scrolls.
 * @param arrived called after each scroll
 */
export function keepAtTop(part: Element, room: () => number, arrived: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const scroll = () => {
    window.scrollTo({ top: part.getBoundingClientRect().top + window.scrollY - room() });
    arrived();
    clearTimeout(timer);
    timer = setTimeout(settled, SETTLE_MILLISECONDS);
  };
  const observer = new ResizeObserver(scroll);
  const end = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const gesture of GESTURES) window.removeEventListener(gesture, end);
  };
  const settled = () => {
    if (part.querySelector('[data-waiting]')) timer = setTimeout(settled, SETTLE_MILLISECONDS);
    else end();
  };
  for (const gesture of GESTURES) window.addEventListener(gesture, end, { passive: true });
  scroll();
  for (const section of part.parentElement?.children ?? [part]) observer.observe(section);
}
