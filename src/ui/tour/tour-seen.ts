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
  try {
    localStorage.setItem(TOUR_SEEN, 'seen');
  } catch {}
}
