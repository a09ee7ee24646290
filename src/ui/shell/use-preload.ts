import { useEffect } from 'react';
import { isSettled } from '../../app/live-state.ts';
import { idle } from '../page/idle.ts';
import { useLiveStore } from '../page/live-context.tsx';
import { preloadPopups } from '../page/popups.tsx';
import { preloadNotices } from '../problems/notices.tsx';
import { VIEWS } from './views.ts';

/** What the next click may need, the likeliest first. */
const NEXT: readonly (() => Promise<void>)[] = [
  preloadPopups,
  preloadNotices,
  ...Object.values(VIEWS).map(({ preload }) => preload),
];

/**
 * Brings what the next click may need when the page has what it needs itself and nothing else to do; where large
 * downloads wait for an answer, each comes when it is asked for.
 */
export function usePreload(): void {
  const { state, downloads } = useLiveStore();
  useEffect(() => {
    let over = false;
    async function preload(): Promise<void> {
      for (const next of NEXT) {
        await idle();
        if (over) return;
        await next();
      }
    }
    const look = () => {
      if (!isSettled(state.getState()) || downloads.state.getState().status !== 'allowed') return;
      unsubscribe();
      void preload();
    };
    const unsubscribe = state.subscribe(look);
    look();
    return () => {
      over = true;
      unsubscribe();
    };
  }, [state, downloads]);
}
