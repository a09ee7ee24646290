import { type RefObject, useEffect, useRef } from 'react';
import type { Scheme } from '../../theme/colours.ts';
import { token } from './canvas.ts';

/**
 * Colour tokens for a canvas that paints many times a second, read once a colour scheme: asking the page for a style
 * in every frame makes it lay itself out in every frame.
 */
export function useTokens<Name extends `--${string}`>(
  names: readonly Name[],
  scheme: Scheme,
): RefObject<Record<Name, string> | null> {
  const tokens = useRef<Record<Name, string> | null>(null);
  useEffect(() => {
    // The page's colours follow the scheme's name.
    if (scheme)
      tokens.current = Object.fromEntries(names.map((name) => [name, token(name)])) as Record<Name, string>;
  }, [names, scheme]);
  return tokens;
}
