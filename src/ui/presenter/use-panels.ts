import { type RefObject, useEffect, useRef, useState } from 'react';
import { pathOf } from '../link/path-of.ts';
import { presenterZoom } from './presenter-zoom.ts';

/** Panels that are one slide, and the slides of the others. */
const SLIDES = '[data-panel]:not(:has([data-slide])), [data-slide]';
/** Of the presenter's bar, with what is left free around a slide. */
const BAR_HEIGHT = 68;

/** Where the presenter is among the slides of a view. A view without panels counts as one, without a name. */
export interface PanelPlace {
  index: number;
  count: number;
  name: string;
}

/**
 * Shows one slide of the view at a time: a `data-panel`, or each `data-slide` in it where it has any. What a view draws
 * later is found as it comes.
 */
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
    let counted = 0;
    const panels = () => [...main.querySelectorAll<HTMLElement>(SLIDES)];
    show.current = () => {
      const found = panels();
      const index = Math.max(0, Math.min(wanted.current, found.length - 1));
      for (const [at, panel] of found.entries()) panel.toggleAttribute('data-presented', at === index);
      const around = found[index]?.closest('[data-panel]');
      for (const panel of main.querySelectorAll('[data-panel]')) {
        panel.toggleAttribute('data-presents', panel === around && panel !== found[index]);
      }
      const name = nameOf(found[index]);
      counted = found.length;
      const count = Math.max(1, found.length);
      setPlace((old) =>
        old.index === index && old.count === count && old.name === name ? old : { index, count, name },
      );
    };
    show.current();
    const observer = new MutationObserver(() => {
      const found = panels();
      const shown = found.findIndex((panel) => panel.hasAttribute('data-presented'));
      if (found.length !== counted || shown !== Math.min(wanted.current, found.length - 1)) show.current();
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
    const root = document.documentElement;
    const enlarge = () =>
      root.style.setProperty(
        '--presenter-zoom',
        `${presenterZoom(window.innerWidth, window.innerHeight - BAR_HEIGHT)}`,
      );
    enlarge();
    window.addEventListener('resize', enlarge);
    root.setAttribute('data-presenting', '');
    return () => {
      window.removeEventListener('hashchange', opened);
      observer.disconnect();
      window.removeEventListener('resize', enlarge);
      root.removeAttribute('data-presenting');
      root.style.removeProperty('--presenter-zoom');
      for (const panel of main.querySelectorAll('[data-presented], [data-presents]')) {
        panel.removeAttribute('data-presented');
        panel.removeAttribute('data-presents');
      }
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

const viewIn = (address: string) => pathOf(new URL(address).hash);

/** A slide's name: that of its panel, and of its own chart where it is a part of one. */
function nameOf(slide: HTMLElement | undefined): string {
  const panel = slide?.closest('[data-panel]');
  if (!slide || !panel || panel === slide) return labelOf(slide);
  const own = slide.querySelector('h3')?.textContent ?? '';
  return [labelOf(panel), own].filter(Boolean).join(': ');
}

function labelOf(element: Element | undefined): string {
  const label = element?.getAttribute('aria-labelledby');
  return (label && document.getElementById(label)?.textContent) || element?.getAttribute('aria-label') || '';
}
