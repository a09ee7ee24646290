import { keepText } from '../../app/kept-text.ts';

/** Where the browser keeps that the tour was shown. */
export const TOUR_SEEN = 'dbr-tour';

/** Whether the tour was shown in this browser. One that keeps nothing for this page would be shown it at every visit: never. */
export function tourSeen(): boolean {
  try {
    return localStorage.getItem(TOUR_SEEN) !== null;
  } catch {
    return true;
  }
}

export function keepTourSeen(): void {
  keepText(TOUR_SEEN, 'seen');
}
