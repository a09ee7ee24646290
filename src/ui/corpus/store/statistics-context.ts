import { createContext, useContext } from 'react';
import type { Statistics } from '../../../corpus/statistics/statistics.ts';

export const StatisticsContext = createContext<Statistics | null>(null);

/** The worker that resamples. */
export function useStatistics(): Statistics {
  const statistics = useContext(StatisticsContext);
  if (!statistics) throw new Error('This component asks for statistics: put it under a StatisticsContext.');
  return statistics;
}
