/** A slide is laid out for so many pixels, which are then enlarged: the same layout on every projector. */
const SLIDE = { width: 853, height: 440 };
/** Labels of 12 pixels become 18, which the back row reads. */
const LEAST = 1.5;
const MOST = 3;
/** Screens narrower than this are held in a hand. */
const HAND_WIDTH = 1000;

/** How much a slide is enlarged on a screen with so much room for it. */
export function presenterZoom(width: number, height: number): number {
  if (width < HAND_WIDTH) return 1;
  return Math.min(MOST, Math.max(LEAST, Math.min(width / SLIDE.width, height / SLIDE.height)));
}
