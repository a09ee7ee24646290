import { createContext, type RefObject, useContext, useEffect } from 'react';
import type { Picture } from '../figure/picture.ts';
import type { CsvValue } from './csv.ts';

/** A further file that a chart can hand over. */
export interface ChartFile {
  /** In the menu. */
  text: string;
  /** With its ending. */
  name: string;
  make: () => Promise<Blob>;
}

/** What a chart can be exported as, asked for only when somebody exports. */
export interface ChartExport {
  /** File name without its ending. */
  name: string;
  /** Null where there is no picture, only numbers. */
  picture: (() => Picture | null) | null;
  rows: () => CsvValue[][];
  files?: readonly ChartFile[];
}

/** A chart that can be exported, with what its header says. */
export interface CollectedChart {
  title: string;
  info: string;
  source: RefObject<ChartExport>;
}

/** Gathers the charts below it in the order of the page; null where nobody asks for them. */
export const ChartCollection = createContext<Set<CollectedChart> | null>(null);

export function useCollected(title: string, info: string, source: RefObject<ChartExport> | undefined): void {
  const charts = useContext(ChartCollection);
  useEffect(() => {
    if (!charts || !source) return;
    const chart = { title, info, source };
    charts.add(chart);
    return () => {
      charts.delete(chart);
    };
  }, [charts, title, info, source]);
}
