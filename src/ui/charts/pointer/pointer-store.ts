import type { StoreApi } from 'zustand/vanilla';
import { markedIn, type Pointed, type PointedWindow } from './pointed.ts';

/** The part of a view's state that all its linked charts share. */
export interface PointerState {
  /** What a person points at. */
  pointed: Pointed | null;
  /** What a person keeps marked while pointing at nothing. */
  pinned: Pointed | null;
}

/** How charts point and learn what to mark. */
export interface Pointer {
  state: Pick<StoreApi<PointerState>, 'getState' | 'getInitialState' | 'subscribe'>;
  point(pointed: Pointed | null): void;
  /** Keeps what is pointed at; the same again, or null, lets go. Absent where nothing can be kept. */
  pin?(pointed: Pointed | null): void;
}

/**
 * Pointing and pinning in a store that has a pointer's state among its own.
 *
 * @param windowOf the window that the charts show
 */
export function pointing<State extends PointerState>(
  state: StoreApi<State>,
  windowOf: (state: State) => PointedWindow,
): Required<Omit<Pointer, 'state'>> {
  const set = (change: Partial<PointerState>) => state.setState(change as Partial<State>);
  return {
    point(pointed) {
      // Charts mark nothing anew while the pointer moves over one cell.
      if (!isSame(pointed, state.getState().pointed)) set({ pointed });
    },
    pin(pointed) {
      const now = state.getState();
      const marked = (what: Pointed | null) => markedIn(what, windowOf(now));
      // Any token of a word is the word.
      set({ pinned: isSame(marked(now.pinned), marked(pointed)) ? null : pointed });
    },
  };
}

function isSame(a: object | null, b: object | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
