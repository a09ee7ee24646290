import type { CsvValue } from '../../charts/frame/csv.ts';

/** A chart as a handout shows it. */
export interface HandoutPicture {
  /** The step it belongs to, counted from 0. */
  step: number;
  name: string;
  title: string;
  /** Sample session and moment; null of many utterances. */
  place: { sample: string; seconds: number } | null;
  /** What the network said of the moment; null of a difference of two. */
  said: { sentiment: number; balance: number } | null;
  /** Null where the chart is a table. */
  svg: string | null;
  /** Of a table: its lines, the first names the columns. */
  rows: readonly (readonly CsvValue[])[];
}
