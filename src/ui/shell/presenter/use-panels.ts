import { type RefObject, useEffect, useRef, useState } from 'react';

/** Where the presenter is among the panels of a view. A view without panels counts as one, without a name. */
export interface PanelPlace {
  index: number;
  count: number;
  name: string;
}

/** Shows one `data-panel` of the view at a time; what a view draws later is found as it comes. */
export function usePanels(view: RefObject<HTMLElement | null>): {
  place: PanelPlace;
  move: (by: 1 | -1) => void;
} {
  const wanted = useRef(0);
  const [place, setPlace] = useState<PanelPlace>({ index: 0, count: 1, name: '' });
  const show = useRef<() => void>(() => undefined);

  useEffect(() => {
    const main = view.current;
    if (!main) return;
    const panels = () => [...main.querySelectorAll<HTMLElement>('[data-panel]')];
    show.current = () => {
      const found = panels();
      const index = Math.max(0, Math.min(wanted.current, found.length - 1));
      for (const [at, panel] of found.entries()) panel.toggleAttribute('data-presented', at === index);
      const name = nameOf(found[index]);
      const count = Math.max(1, found.length);
      setPlace((old) =>
        old.index === index && old.count === count && old.name === name ? old : { index, count, name },
      );
    };
    show.current();
    const observer = new MutationObserver(() => {
      const found = panels();
      const shown = found.findIndex((panel) => panel.hasAttribute('data-presented'));
      if (found.length === 0 || shown !== Math.min(wanted.current, found.length - 1)) show.current();
    });
    observer.observe(main, { childList: true, subtree: true });
    const backToFirst = () => {
      wanted.current = 0;
      show.current();
      window.scrollTo(0, 0);
    };
    const opened = ({ oldURL, newURL }: HashChangeEvent) => {
      if (viewIn(oldURL) !== viewIn(newURL)) backToFirst();
    };
    window.addEventListener('hashchange', opened);
    document.documentElement.setAttribute('data-presenting', '');
    return () => {
      window.removeEventListener('hashchange', opened);
      observer.disconnect();
      document.documentElement.removeAttribute('data-presenting');
      for (const panel of panels()) panel.removeAttribute('data-presented');
    };
  }, [view]);

  return {
    place,
    move(by) {
      wanted.current = Math.max(0, Math.min(place.count - 1, place.index + by));
      show.current();
      window.scrollTo(0, 0);
    },
  };
}

const viewIn = (address: string) => new URL(address).hash.split('?', 1)[0];

/** A panel's name: that of the heading it is labelled by. */
function nameOf(panel: HTMLElement | undefined): string {
  const label = panel?.getAttribute('aria-labelledby');
  return (label && document.getElementById(label)?.textContent) || panel?.getAttribute('aria-label') || '';
}
