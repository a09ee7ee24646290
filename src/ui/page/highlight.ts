/** Brings an element into view and outlines it; the returned function takes the outline away. */
export function highlight(element: Element): () => void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // What is taller than the screen shows its beginning.
  const tall = element.getBoundingClientRect().height > window.innerHeight / 2;
  element.scrollIntoView({ block: tall ? 'start' : 'center', behavior: calm ? 'auto' : 'smooth' });
  element.setAttribute('data-highlighted', '');
  return () => element.removeAttribute('data-highlighted');
}
