import { useEffect, useRef } from 'react';

interface Painter {
  element: Element;
  /** Least time between two calls. */
  intervalMs: number;
  lastMs: number;
  onScreen: boolean;
  paint: (milliseconds: number) => void;
}

const painters = new Set<Painter>();
let request = 0;

function tick(now: number): void {
  request = 0;
  for (const painter of painters) {
    // A quarter of a display frame of slack: at 60 Hz a 30 Hz painter must not slip to 20.
    if (!painter.onScreen || now - painter.lastMs < painter.intervalMs - 4) continue;
    painter.lastMs = now;
    painter.paint(now);
  }
  schedule();
}

function schedule(): void {
  const wanted = document.visibilityState === 'visible' && [...painters].some((painter) => painter.onScreen);
  if (wanted && request === 0) request = requestAnimationFrame(tick);
}

/**
 * Calls `paint` at most `framesPerSecond` times a second, from one loop shared by the whole page, and only while the
 * tab is visible and `element` is on screen. Returns a function that stops it.
 */
export function onFrames(
  element: Element,
  framesPerSecond: number,
  paint: (milliseconds: number) => void,
): () => void {
  const painter: Painter = {
    element,
    intervalMs: 1000 / framesPerSecond,
    lastMs: 0,
    onScreen: false,
    paint,
  };
  const observer = new IntersectionObserver((entries) => {
    painter.onScreen = entries.at(-1)?.isIntersecting ?? false;
    schedule();
  });
  painters.add(painter);
  observer.observe(element);
  document.addEventListener('visibilitychange', schedule);
  return () => {
    painters.delete(painter);
    observer.disconnect();
    if (painters.size === 0) document.removeEventListener('visibilitychange', schedule);
  };
}

/** `onFrames` for a component: `paint` may change with every render without restarting the loop. */
export function useFrames<T extends Element>(
  framesPerSecond: number,
  paint: (element: T, milliseconds: number) => void,
): React.RefObject<T | null> {
  const ref = useRef<T>(null);
  const latest = useRef(paint);
  useEffect(() => {
    latest.current = paint;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return onFrames(element, framesPerSecond, (now) => latest.current(element, now));
  }, [framesPerSecond]);
  return ref;
}
