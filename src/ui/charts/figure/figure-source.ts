import { createContext, useContext } from 'react';

/** What made a figure; its name stays on one line. */
export const APP_NAME = 'DBR\u00a0Live';

/** What figures say of where they are from: session, moment, network. Asked for only when something is exported. */
export const FigureSource = createContext<() => readonly string[]>(() => []);

export function useFigureSource(): () => readonly string[] {
  return useContext(FigureSource);
}
