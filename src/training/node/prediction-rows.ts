import { balance, logitContributions } from '../../diagnostics/index.ts';
import { byModality, MODALITIES, type Modality, type Network } from '../../model/index.ts';
import type { Sample } from '../core/data/batch.ts';
import { isDbr, type TrainedPredictor } from '../core/plan/architectures.ts';
import { predict } from '../core/predictors/prediction.ts';
import { traceSamples } from '../core/predictors/utterances.ts';

/** What a network says of one sample. */
export interface PredictionRow {
  id: string;
  /** Sentiment points. */
  prediction: number;
  /** Each present modality's own prediction. */
  own: Record<Modality, number | null>;
  /** Balance of the branches; null for a network without. */
  beta: number | null;
}

/** What a predictor says of each item, in order. `render` makes a sample when its turn comes. */
export async function predictionRows<Item extends { id: string }>(
  predictor: TrainedPredictor,
  items: readonly Item[],
  render: (item: Item) => Sample,
): Promise<PredictionRow[]> {
  if (isDbr(predictor)) return tracedRows(predictor, items, render);
  const predictions = await predict(predictor, items, render);
  return items.map(({ id }, index) => ({
    id,
    prediction: predictions[index] as number,
    own: byModality(() => null),
    beta: null,
  }));
}

async function tracedRows<Item extends { id: string }>(
  network: Network,
  items: readonly Item[],
  render: (item: Item) => Sample,
): Promise<PredictionRow[]> {
  const names = ['logit', 'sentiment', 'contributions', 'contributionBias', 'unimodal'] as const;
  const traces = await traceSamples(network, items, render, names);
  return traces.map(({ trace, sample }, index) => ({
    id: items[index]?.id ?? '',
    prediction: trace.sentiment.values[0] as number,
    own: byModality((modality) =>
      sample.steps[modality]?.valid.includes(1)
        ? (trace.unimodal.values[MODALITIES.indexOf(modality)] as number)
        : null,
    ),
    beta: balance(logitContributions(trace)).overall,
  }));
}
