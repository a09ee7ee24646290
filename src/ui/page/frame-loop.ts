import { useEffect, useRef } from 'react';

interface Painter {
  element: Element;
  /** Time between two calls. */
  intervalMs: number;
  /** The interval of the page's time in which it was called last: all of one rate are called in the same frames. */
  lastInterval: number;
  onScreen: boolean;
  paint: (milliseconds: number) => void;
}

/** Where camera, face, network and screen share so few cores, charts move in half of the frames. */
const FEWEST_CORES = 2;

/**
 * Frames a second in which charts and signals move, the same for all of them, so that the page is brought up to date once
 * for all. Drawing the Live view at 30 takes a third of a slow core, which predictions and faces need more.
 */
export function movingFramesPerSecond(): number {
  return navigator.hardwareConcurrency <= FEWEST_CORES ? 15 : 30;
}

/** A quarter of a display frame. */
const SLACK_MS = 4;

const painters = new Set<Painter>();
let request = 0;
let sleep: ReturnType<typeof setTimeout> | undefined;

function tick(now: number): void {
  request = 0;
  for (const painter of painters) {
    // Display frames come a little early or late: the boundary lies between two of them.
    const interval = Math.floor((now + SLACK_MS) / painter.intervalMs);
    if (!painter.onScreen || interval === painter.lastInterval) continue;
    painter.lastInterval = interval;
    painter.paint(now);
  }
  schedule();
}

/** Asks for the frame in which somebody paints next: every frame asked for makes the browser bring the page up to date. */
function schedule(): void {
  clearTimeout(sleep);
  if (document.visibilityState !== 'visible' || request !== 0) return;
  const seen = [...painters].filter((painter) => painter.onScreen);
  if (seen.length === 0) return;
  const next = Math.min(...seen.map(({ intervalMs, lastInterval }) => (lastInterval + 1) * intervalMs));
  const wait = next - SLACK_MS - performance.now();
  if (wait <= 0) request = requestAnimationFrame(tick);
  else sleep = setTimeout(awake, wait);
}

function awake(): void {
  if (request === 0) request = requestAnimationFrame(tick);
}

/**
 * Calls `paint` at most `framesPerSecond` times a second, from one loop shared by the whole page, and only while the
 * tab is visible and `element` is on screen. All painters of one rate are called in the same frames. Returns a function
 * that stops it.
 */
export function onFrames(
  element: Element,
  framesPerSecond: number,
  paint: (milliseconds: number) => void,
): () => void {
  const painter: Painter = {
    element,
    intervalMs: 1000 / framesPerSecond,
    lastInterval: -1,
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
