import { useComputedColorScheme } from '@mantine/core';
import { createContext, useContext } from 'react';
import type { Scheme } from './colours.ts';

/** The scheme of a part of the page that has one of its own; null where it has the page's. */
export const PartScheme = createContext<Scheme | null>(null);

/** Whether colours here are those of the light page or of the dark one. */
export function useScheme(): Scheme {
  const page = useComputedColorScheme('light');
  return useContext(PartScheme) ?? page;
}
