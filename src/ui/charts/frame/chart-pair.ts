import { createContext } from 'react';

/** Ends the names of a chart that stands beside its like, so that each is there once; empty for one that stands alone. */
export const ChartPair = createContext('');
