import type { Stage } from '../../model/index.ts';
import { LOSS_NAMES, type LossName } from '../../training/core/losses/loss-weights.ts';
import type { CsvValue } from '../charts/frame/csv.ts';
import type { ToyRunRecord } from './toy-runs.ts';

/** What is measured on the held-out samples after every epoch. */
export const HELD_OUT_CURVES = ['mae', 'absoluteBalance', 'leakage', 'redundancy'] as const;
export type HeldOutCurve = (typeof HELD_OUT_CURVES)[number];
/** Loss terms of the training samples, the weighted sum first. */
export const LOSS_TERMS = ['total', ...LOSS_NAMES] as const;
export type LossTerm = 'total' | LossName;
export type Curve = HeldOutCurve | `loss-${LossTerm}`;

/** What a term asks something of: without the stage there is nothing to measure. */
const STAGE_OF: Partial<Record<LossTerm, Stage>> = {
  anchors: 'agpr',
  orthogonality: 'agpr',
  borrow: 'agpr',
  decorrelation: 'tsf',
  covariance: 'tsf',
  gateEntropy: 'brf',
  balance: 'brf',
};

/** What curves are drawn of. */
type ToyCurves = Pick<ToyRunRecord, 'points' | 'settings'>;

/** A point of a run's curve; before the first step there are no losses, and some figures are not determined. */
export interface CurvePoint {
  epoch: number;
  value: number;
}

/** A term that was switched off, or is of a stage that was, has no points: it was not measured. */
export function curveOf({ points, settings }: ToyCurves, curve: Curve): CurvePoint[] {
  const term = isHeldOut(curve) ? null : (curve.slice('loss-'.length) as LossTerm);
  if (term && !isMeasured(settings, term)) return [];
  return points.flatMap((point) => {
    const value = term ? point.losses?.[term] : point.heldOut[curve as HeldOutCurve];
    return value === null || value === undefined || !Number.isFinite(value)
      ? []
      : [{ epoch: point.epoch, value }];
  });
}

/** Smallest and largest value the axis of a curve shows: 0 always, and what the runs reach. */
export function curveRange(runs: readonly ToyRunRecord[], curve: Curve): [low: number, high: number] {
  const values = runs.flatMap((run) => curveOf(run, curve).map(({ value }) => value));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return high - low > 0 ? [low, high] : [0, 1];
}

/** A table of one curve, a column a run. */
export function curveRows(
  runs: readonly ToyRunRecord[],
  curve: Curve,
  names: { epoch: string; run: (run: ToyRunRecord) => string },
): CsvValue[][] {
  const epochs = [...new Set(runs.flatMap(({ points }) => points.map(({ epoch }) => epoch)))].sort(
    (a, b) => a - b,
  );
  const columns = runs.map((run) => new Map(curveOf(run, curve).map((p) => [p.epoch, p.value])));
  return [
    [names.epoch, ...runs.map(names.run)],
    ...epochs.map((epoch) => [epoch, ...columns.map((column) => column.get(epoch) ?? null)]),
  ];
}

function isMeasured({ losses, stages }: ToyCurves['settings'], term: LossTerm): boolean {
  if (term === 'total') return true;
  const stage = STAGE_OF[term];
  return losses[term] > 0 && (stage === undefined || stages[stage]);
}

function isHeldOut(curve: Curve): curve is HeldOutCurve {
  return (HELD_OUT_CURVES as readonly string[]).includes(curve);
}
