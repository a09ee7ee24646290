import {
  holds,
  type IntervalTable,
  intervalAt,
  type JudgedPrediction,
  makeIntervalTable,
  type StepCounts,
} from '../../../diagnostics/index.ts';
import { byModality, type InputShape } from '../../../model/index.ts';
import type { Sample } from '../data/batch.ts';
import { predict } from '../predictors/prediction.ts';
import type { Predictor } from '../predictors/predictor.ts';
import type { Case, CaseRows } from './cases.ts';

/** How intervals do on samples whose truth is known. */
export interface IntervalMetrics {
  /** Share of the truths inside. */
  coverage: number;
  /** Mean width, sentiment points. */
  width: number;
}

/** A network's widths, and how such widths do on what they were not made from. */
export interface Calibration {
  /** Null when there is too little to make widths from. */
  table: IntervalTable | null;
  /** Of each row: the widths of one half on the other half, both ways round. */
  rows: Record<string, IntervalMetrics & { n: number }>;
}

/**
 * Makes a network's intervals from held-out material that is in two halves which share no speaker, recording or picture:
 * the widths from both, their coverage from each half with the widths of the other.
 */
export async function calibrate(
  predictor: Predictor,
  halves: readonly [CaseRows, CaseRows],
): Promise<Calibration> {
  const [one, other] = [await judgeRows(predictor, halves[0]), await judgeRows(predictor, halves[1])];
  // Every row counts alike, however many samples there are of it.
  const all = (rows: JudgedRows) =>
    Object.values(rows).flatMap((row) => row.map((sample) => ({ ...sample, weight: 1 / row.length })));
  const tables = [makeIntervalTable(all(one)), makeIntervalTable(all(other))] as const;
  const rows: Calibration['rows'] = {};
  if (tables[0] && tables[1])
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const judged = [...outcomes(tables[1], one[name] ?? []), ...outcomes(tables[0], other[name] ?? [])];
      if (judged.length > 0) rows[name] = { n: judged.length, ...meanOf(judged) };
    }
  return { table: makeIntervalTable([...all(one), ...all(other)]), rows };
}

/** Coverage and width of a table's intervals. */
export function intervalMetrics(table: IntervalTable, judged: readonly JudgedPrediction[]): IntervalMetrics {
  return meanOf(outcomes(table, judged));
}

/** What is predicted of each case, beside its label and how much of each modality there was. */
export async function judgeCases(predictor: Predictor, cases: readonly Case[]): Promise<JudgedPrediction[]> {
  const steps: StepCounts[] = [];
  const predictions = await predict(predictor, cases, (one) => {
    const sample = one.sample();
    steps.push(stepCounts(sample, predictor.config));
    return sample;
  });
  return cases.map(({ label }, i) => ({
    steps: steps[i] as StepCounts,
    prediction: predictions[i] as number,
    truth: label,
  }));
}

/** Steps of each modality that the network is given. */
export function stepCounts({ steps }: Sample, { steps: most }: Pick<InputShape, 'steps'>): StepCounts {
  return byModality((modality) => steps[modality]?.valid.slice(-most).filter((valid) => valid).length ?? 0);
}

type JudgedRows = Record<string, JudgedPrediction[]>;

async function judgeRows(predictor: Predictor, rows: CaseRows): Promise<JudgedRows> {
  const judged: JudgedRows = {};
  for (const [name, cases] of Object.entries(rows)) judged[name] = await judgeCases(predictor, cases);
  return judged;
}

interface Outcome {
  held: boolean;
  width: number;
}

function outcomes(table: IntervalTable, judged: readonly JudgedPrediction[]): Outcome[] {
  return judged.flatMap(({ steps, prediction, truth }) => {
    const interval = intervalAt(table, steps, prediction);
    return interval ? [{ held: holds(interval, truth), width: interval.high - interval.low }] : [];
  });
}

function meanOf(outcomes: readonly Outcome[]): IntervalMetrics {
  const n = outcomes.length;
  return {
    coverage: outcomes.filter(({ held }) => held).length / n,
    width: outcomes.reduce((sum, { width }) => sum + width, 0) / n,
  };
}
