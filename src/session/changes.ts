import { shallow } from 'zustand/shallow';

/** What of `now` is different from before: a list or an object of the same things stays the same, and nobody draws it again. */
export function changesOf<State extends object>(before: State, now: Partial<State>): Partial<State> {
  const changed = Object.entries(now).filter(([key, value]) => !shallow(value, before[key as keyof State]));
  return Object.fromEntries(changed) as Partial<State>;
}
