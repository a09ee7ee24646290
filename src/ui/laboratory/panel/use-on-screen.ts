import { createContext, type RefObject, useContext, useEffect, useState } from 'react';

/** Charts begin to draw a little before they come into view. */
const MARGIN = '160px';

/** True where everything is drawn, seen or not. */
export const AlwaysOnScreen = createContext(false);

/** Whether an element is on the screen, or nearly. */
export function useOnScreen(ref: RefObject<Element | null>): boolean {
  const always = useContext(AlwaysOnScreen);
  const [onScreen, setOnScreen] = useState(false);
  useEffect(() => {
    if (!ref.current || always) return;
    const observer = new IntersectionObserver(
      (entries) => setOnScreen(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: MARGIN },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref, always]);
  return onScreen || always;
}
