import { createStore } from 'zustand/vanilla';

/** What the tour stops at, in order: each is looked for in the page when its turn comes. */
export const TOUR_STOPS = [
  { name: 'capture', selector: '[data-panel="capture"]' },
  { name: 'balance', selector: '[data-panel="balance"]' },
  { name: 'sentiment', selector: '[data-panel="sentiment"]' },
  { name: 'timeline', selector: '[data-panel="timeline"]' },
  { name: 'yourself', selector: '[data-testid="use-camera"]' },
  { name: 'views', selector: 'nav' },
] as const;

/** The stop the tour of the Live view is at; null while there is none. */
export const tour = createStore<{ stop: number | null }>(() => ({ stop: null }));

export function startTour(): void {
  tour.setState({ stop: 0 });
}

export function endTour(): void {
  tour.setState({ stop: null });
}

/** Goes to the next stop, or back; after the last one the tour is over. */
export function moveTour(by: 1 | -1): void {
  const { stop } = tour.getState();
  if (stop === null) return;
  const next = Math.max(0, stop + by);
  tour.setState({ stop: next < TOUR_STOPS.length ? next : null });
}
