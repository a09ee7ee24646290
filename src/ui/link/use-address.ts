import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { pathOf } from './path-of.ts';

/** Browsers refuse more than a few changes of the address a second. */
const SETTLED_MILLISECONDS = 300;

/**
 * Keeps the address bar at the view's own address, without filling the history, and tells of every address that is
 * opened in this tab, the first one too.
 *
 * @param hash null while the view does not yet show what its address says
 */
export function useAddress(hash: string | null, opened: (hash: string) => void): void {
  const [visits, setVisits] = useState(0);
  const open = useEffectEvent(() => opened(window.location.hash));
  useEffect(() => open(), []);
  useWindowEvent('hashchange', () => {
    open();
    setVisits((count) => count + 1);
  });
  // An opened address is replaced even where it led to what was there already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit is a reason to write
  useEffect(() => {
    if (hash === null) return;
    const timer = setTimeout(() => {
      const { hash: address } = window.location;
      // A view stays until the next one has loaded: by then the address is no longer its own.
      const isOwn = pathOf(address) === pathOf(hash);
      if (isOwn && hash !== address) window.history.replaceState(window.history.state, '', hash);
    }, SETTLED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [hash, visits]);
}
