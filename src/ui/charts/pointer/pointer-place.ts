import type { MouseEvent } from 'react';

/** Where a pointer is in the element that hears of it, in the element's own pixels, however much the page enlarges it. */
export function pointerPlace({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>): {
  x: number;
  y: number;
} {
  const { left, top, width } = currentTarget.getBoundingClientRect();
  const enlarged = width / currentTarget.offsetWidth || 1;
  return { x: (clientX - left) / enlarged, y: (clientY - top) / enlarged };
}
