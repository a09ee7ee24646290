import { createContext, useContext } from 'react';

/** What made a figure. */
export const APP_NAME = 'DBR Live';

/** What figures say of where they are from: session, moment, network. Asked for only when something is exported. */
export const FigureSource = createContext<() => readonly string[]>(() => []);

export function useFigureSource(): () => readonly string[] {
  return useContext(FigureSource);
}
