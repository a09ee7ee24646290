import {
  balance,
  type IntervalTable,
  intervalAt,
  logitContributions,
  type PredictionInterval,
} from '../../diagnostics/index.ts';
import { byModality, MODALITIES, type Modality, type Network } from '../../model/index.ts';
import type { Sample } from '../core/data/batch.ts';
import { stepCounts } from '../core/judging/calibration.ts';
import { isDbr, type TrainedPredictor } from '../core/plan/architectures.ts';
import { predict } from '../core/predictors/prediction.ts';
import { traceSamples } from '../core/predictors/utterances.ts';

/** What a network says of one sample. */
export interface PredictionRow {
  id: string;
  /** Sentiment points. */
  prediction: number;
  /** Null for a network without, and where nothing is present. */
  interval: PredictionInterval | null;
  /** Each present modality's own prediction. */
  own: Record<Modality, number | null>;
  /** Balance of the branches; null for a network without. */
  beta: number | null;
}

type Row = Omit<PredictionRow, 'id' | 'interval'>;

/** What a predictor says of each item, in order. `render` makes a sample when its turn comes. */
export async function predictionRows<Item extends { id: string }>(
  predictor: TrainedPredictor,
  items: readonly Item[],
  render: (item: Item) => Sample,
  intervals: IntervalTable | null = null,
): Promise<PredictionRow[]> {
  const steps: ReturnType<typeof stepCounts>[] = [];
  const counted = (item: Item) => {
    const sample = render(item);
    steps.push(stepCounts(sample, predictor.config));
    return sample;
  };
  const rows = isDbr(predictor)
    ? await tracedRows(predictor, items, counted)
    : (await predict(predictor, items, counted)).map(
        (prediction): Row => ({ prediction, own: byModality(() => null), beta: null }),
      );
  return rows.map((row, index) => ({
    id: items[index]?.id ?? '',
    ...row,
    interval: intervals && intervalAt(intervals, steps[index] as (typeof steps)[number], row.prediction),
  }));
}

async function tracedRows<Item>(
  network: Network,
  items: readonly Item[],
  render: (item: Item) => Sample,
): Promise<Row[]> {
  const names = ['logit', 'sentiment', 'contributions', 'contributionBias', 'unimodal'] as const;
  const traces = await traceSamples(network, items, render, names);
  return traces.map(({ trace, sample }) => ({
    prediction: trace.sentiment.values[0] as number,
    own: byModality((modality) =>
      sample.steps[modality]?.valid.includes(1)
        ? (trace.unimodal.values[MODALITIES.indexOf(modality)] as number)
        : null,
    ),
    beta: balance(logitContributions(trace)).overall,
  }));
}
