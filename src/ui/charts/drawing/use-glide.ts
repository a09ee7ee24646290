import { useReducedMotion } from '@mantine/hooks';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { movingFramesPerSecond, onFrames } from '../../page/frame-loop.ts';
import { approach } from './smooth-numbers.ts';

/** Time in which a mark and its number go most of the way to a new prediction. */
const GLIDE_MS = 160;
/** After so long without a frame nothing is seen to move: a hidden tab, a chart off the screen. */
const UNSEEN_MS = 1000;

/** Shows numbers: marks where they stand and the words that say them, all from the same vector. */
export type Paint<Root extends Element> = (root: Root, values: readonly number[]) => void;

/**
 * Moves a chart's numbers towards a target outside React. Whatever stands for one of them (a needle, a dot, a digit) is
 * painted from the same value in the same frame, and after every render before it is seen: React leaves the places of
 * what moves to `paint`, and writes the words for it to go over.
 * With reduced motion nothing glides.
 *
 * @param target NaN for what is not there
 * @returns the ref of the element that `paint` is called with
 */
export function useGlide<Root extends Element>(
  target: readonly number[],
  paint: Paint<Root>,
): RefObject<Root | null> {
  const still = useReducedMotion();
  const ref = useRef<Root>(null);
  const motion = useRef({ target, paint, still, current: [...target], frameMs: 0, settled: false });

  useLayoutEffect(() => {
    const { current } = motion;
    Object.assign(current, { target, paint, still, settled: false });
    const unseen = performance.now() - current.frameMs > UNSEEN_MS;
    if (still || unseen) current.current = [...target];
    // What came or went just now is there, or not, at once.
    approach(current.current, target, 0, GLIDE_MS);
    if (ref.current) paint(ref.current, current.current);
  });

  const watched = useRef<{ root: Root; end: () => void } | null>(null);
  // The root may come after the first render, and go.
  useEffect(() => {
    const root = ref.current;
    if (watched.current?.root === root) return;
    watched.current?.end();
    watched.current = root && {
      root,
      end: onFrames(root, movingFramesPerSecond(), (now) => frame(root, now)),
    };

    function frame(element: Root, now: number): void {
      const { current } = motion;
      const elapsed = current.frameMs === 0 ? 0 : now - current.frameMs;
      current.frameMs = now;
      if (current.settled) return;
      const glide = current.still ? 0 : GLIDE_MS;
      current.settled = !approach(current.current, current.target, elapsed, glide);
      current.paint(element, current.current);
    }
  });
  useEffect(
    () => () => {
      watched.current?.end();
      watched.current = null;
    },
    [],
  );
  return ref;
}

export type Attributes = Record<string, string | number | undefined>;

/** Sets attributes of a part of a chart; `undefined` takes one away. */
export function move(root: Element, selector: string, attributes: Attributes): void {
  const element = root.querySelector(selector);
  if (!element) return;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
}

/** Writes words over those that React wrote, in place: it finds its own text node again. */
export function write(root: Element, selector: string, text: string): void {
  const node = root.querySelector(selector)?.firstChild;
  if (node && node.nodeValue !== text) node.nodeValue = text;
}
