import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { type Marked, markedIn, NO_WINDOW, type Pointed, type PointedWindow } from './pointed.ts';
import type { Pointer } from './pointer-store.ts';

export const PointerContext = createContext<Pointer | null>(null);

export function usePointer(): Pointer {
  const pointer = useContext(PointerContext);
  if (!pointer) throw new Error('This chart is linked with others: put it under a PointerContext.');
  return pointer;
}

/** What every chart marks: what is pointed at, or else what is pinned. */
export function usePointed(): Pointed | null {
  return useStore(usePointer().state, ({ pointed, pinned }) => pointed ?? pinned);
}

/** The same as it lies in the window that a chart shows. */
export function useMarked(window: PointedWindow = NO_WINDOW): Marked | null {
  const pointed = usePointed();
  return useMemo(() => markedIn(pointed, window), [pointed, window]);
}
