import { z } from 'zod';
import { SENTIMENT_LIMIT } from '../model/config.ts';
import { MODALITIES, type Modality } from '../model/modalities.ts';

/** Ends of an interval around a prediction, sentiment points. */
export interface PredictionInterval {
  low: number;
  high: number;
}

/** How much there is of each modality: steps that carry data, which of language are tokens; 0 where it is absent. */
export type StepCounts = Readonly<Record<Modality, number>>;

const count = z.int().nonnegative();
const halfWidth = z
  .number()
  .min(0)
  .max(2 * SENTIMENT_LIMIT);
const widthSchema = z.strictObject({ n: count, halfWidth });
const subsetSchema = z.strictObject({
  n: count,
  /** Null where there were too few samples: that of all counts. */
  halfWidth: halfWidth.nullable(),
  bins: z
    .array(
      z.strictObject({
        /** The bin holds what has fewer steps than this, and no fewer than the bin before; the last has no end. */
        below: z.int().positive().nullable(),
        n: count,
        /** Null where there were too few samples: the subset's counts. */
        halfWidth: halfWidth.nullable(),
      }),
    )
    .max(32),
});
const tableSchema = z.strictObject({
  /** Share of the truths that the intervals are made to hold. */
  level: z.number().gt(0).lt(1),
  all: widthSchema,
  /** By the modalities that are present, joined with "+" in their order. */
  subsets: z.record(z.string(), subsetSchema),
});

/**
 * How far a network's predictions lie from the truth, by what is present and how much of it: half widths of intervals that
 * hold so many of the truths. A field of model.json, since it belongs to the weights.
 */
export type IntervalTable = z.infer<typeof tableSchema>;

/** A stored table that is not one. The message names the trouble. */
export class IntervalTableError extends Error {
  override name = 'IntervalTableError';
}

/**
 * The table in a network's model.json; null where there is none.
 * @param json parsed JSON, not trusted
 * @throws IntervalTableError when there is something else in its place
 */
export function intervalTableOf(json: unknown): IntervalTable | null {
  const stored = typeof json === 'object' && json !== null && 'interval' in json ? json.interval : undefined;
  if (stored === undefined || stored === null) return null;
  const parsed = tableSchema.safeParse(stored);
  if (!parsed.success) throw new IntervalTableError(`interval: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The key of what is present; null when nothing is. */
export function subsetOf(steps: StepCounts): string | null {
  const present = MODALITIES.filter((modality) => steps[modality] > 0);
  return present.length === 0 ? null : present.join('+');
}

/**
 * Steps by which a sample belongs to a bin: those of voice or face, of both the fewer, since what has only begun to be
 * heard says least. Language has no time of its own: its tokens count where it is alone.
 */
export function binSteps({ language, acoustic, visual }: StepCounts): number {
  const timed = [acoustic, visual].filter((steps) => steps > 0);
  return timed.length > 0 ? Math.min(...timed) : language;
}

/** Half the interval's width: that of the bin, else of the subset, else of all. Null when nothing is present. */
export function halfWidthAt({ all, subsets }: IntervalTable, steps: StepCounts): number | null {
  const key = subsetOf(steps);
  if (key === null) return null;
  const subset = subsets[key];
  const amount = binSteps(steps);
  const bin = subset?.bins.find(({ below }) => below === null || amount < below);
  return bin?.halfWidth ?? subset?.halfWidth ?? all.halfWidth;
}

/** The interval around a prediction, within the range of labels; null when nothing is present. */
export function intervalAt(
  table: IntervalTable,
  steps: StepCounts,
  prediction: number,
): PredictionInterval | null {
  const half = halfWidthAt(table, steps);
  if (half === null) return null;
  return {
    low: Math.max(-SENTIMENT_LIMIT, prediction - half),
    high: Math.min(SENTIMENT_LIMIT, prediction + half),
  };
}

/** Whether an interval holds a truth. */
export function holds({ low, high }: PredictionInterval, truth: number): boolean {
  return low <= truth && truth <= high;
}
