import { createStore } from 'zustand/vanilla';
import type { CorpusStore } from '../store/corpus-store.ts';
import { inTurn } from './turns.ts';

/** A store whose state follows that of another, a turn behind. */
export interface FollowingStore {
  store: CorpusStore;
  /** @returns ends it */
  follow(): () => void;
}

/** The same actions over a state that follows in turns of its own. What is done through this store it shows at once. */
export function followingStore(leader: CorpusStore): FollowingStore {
  const state = createStore(leader.state.getState);
  const catchUp = () => state.setState(leader.state.getState(), true);
  const shownAtOnce =
    <Asked extends unknown[]>(act: (...asked: Asked) => void) =>
    (...asked: Asked) => {
      act(...asked);
      catchUp();
    };
  return {
    store: {
      ...leader,
      state,
      look: shownAtOnce(leader.look),
      sortBy: shownAtOnce(leader.sortBy),
      select: shownAtOnce(leader.select),
      point: shownAtOnce(leader.point),
    },
    follow() {
      const wait = () => inTurn(catchUp);
      const leave = leader.state.subscribe(wait);
      const forget = wait();
      return () => {
        leave();
        forget();
      };
    },
  };
}
