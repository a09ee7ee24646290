import type { CsvValue } from '../../charts/csv.ts';

/** A chart as a handout shows it. */
export interface HandoutPicture {
  /** The step it belongs to, counted from 0. */
  step: number;
  name: string;
  title: string;
  /** Sample session and moment, and what the network said of it. */
  sample: string;
  seconds: number;
  sentiment: number;
  balance: number;
  /** Null where the chart is a table. */
  svg: string | null;
  /** Of a table: its lines, the first names the columns. */
  rows: readonly (readonly CsvValue[])[];
}
