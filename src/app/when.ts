import type { StoreApi } from 'zustand/vanilla';

/** Resolves as soon as a state is so. */
export function when<State>(state: StoreApi<State>, isSo: (now: State) => boolean): Promise<void> {
  if (isSo(state.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = state.subscribe((now) => {
      if (!isSo(now)) return;
      unsubscribe();
      resolve();
    });
  });
}
