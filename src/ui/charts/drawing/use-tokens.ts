import { type RefObject, useEffect, useRef } from 'react';
import { useScheme } from '../../theme/use-scheme.ts';
import { token } from './canvas.ts';

/**
 * Colour tokens for a canvas that paints many times a second, read once a colour scheme: asking the page for a style
 * in every frame makes it lay itself out in every frame.
 */
export function useTokens<Name extends `--${string}`>(
  names: readonly Name[],
): RefObject<Record<Name, string> | null> {
  const scheme = useScheme();
  const tokens = useRef<Record<Name, string> | null>(null);
  useEffect(() => {
    // The page's colours follow the scheme's name.
    if (scheme)
      tokens.current = Object.fromEntries(names.map((name) => [name, token(name)])) as Record<Name, string>;
  }, [names, scheme]);
  return tokens;
}
