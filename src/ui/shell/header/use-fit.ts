import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * How much of itself the header shows, from most to least: everything in one row; no tagline; signs in place of long
 * names; the views in rows of their own; and that with signs.
 */
const FITS = ['full', 'plain', 'bare', 'rows', 'narrow'] as const;

/**
 * Keeps `data-fit` of the header at the most that its width has room for, measured: names are as wide as their language
 * and font make them, and what loads comes and goes.
 */
export function useFit(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const header = ref.current;
    if (!header) return;
    adapt(header);
    let request = 0;
    const changed = () => {
      cancelAnimationFrame(request);
      // Not at once: what is measured here would be told to the observer again.
      request = requestAnimationFrame(() => adapt(header));
    };
    const sizes = new ResizeObserver(changed);
    sizes.observe(header);
    for (const part of header.children) sizes.observe(part);
    return () => {
      cancelAnimationFrame(request);
      sizes.disconnect();
    };
  }, []);
  return ref;
}

function adapt(header: HTMLElement): void {
  for (const name of FITS) {
    header.dataset.fit = name;
    if (name === 'narrow' || holdsAll(header)) return;
  }
}

/** Whether all parts are inside the header and, but for views in rows of their own, beside one another. */
function holdsAll(header: HTMLElement): boolean {
  if (header.scrollWidth > header.clientWidth) return false;
  const inRows = header.dataset.fit === 'rows';
  const beside = [...header.children]
    .filter((part) => !(inRows && part.matches('nav')))
    .map((part) => part.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  const lowestTop = Math.max(...beside.map(({ top }) => top));
  return beside.every(({ bottom }) => bottom > lowestTop);
}
