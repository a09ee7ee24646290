import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Width of an upright sheet (A4 or Letter) between its margins, CSS pixels. */
const SHEET = 700;

/**
 * Whether the page is being printed: what is rendered then is what comes out on paper. The page keeps its layout and
 * becomes as small as the sheet is narrow, for charts are drawn as wide as they were on the screen.
 */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it is when its listeners are done.
    const { style } = document.documentElement;
    const begin = () => {
      style.zoom = String(Math.min(1, SHEET / window.innerWidth));
      flushSync(() => setPrinting(true));
    };
    const end = () => {
      style.zoom = '';
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
