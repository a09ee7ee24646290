import { LOSS_NAMES, type LossName } from '../../../training/losses.ts';
import type { ToyPoint } from '../../../training/toy/train-toy.ts';
import type { CsvValue } from '../../charts/csv.ts';
import type { ToyRunRecord } from './toy-runs.ts';

/** What is measured on the held-out samples after every epoch. */
export const HELD_OUT_CURVES = ['mae', 'absoluteBalance', 'leakage', 'redundancy'] as const;
export type HeldOutCurve = (typeof HELD_OUT_CURVES)[number];
/** Loss terms of the training samples, the weighted sum first. */
export const LOSS_CURVES = ['total', ...LOSS_NAMES] as const;
export type LossCurve = 'total' | LossName;
export type Curve = HeldOutCurve | LossCurve;

/** A point of a run's curve; before the first step there are no losses, and some figures are not determined. */
export interface CurvePoint {
  epoch: number;
  value: number;
}

export function curveOf(points: readonly ToyPoint[], curve: Curve): CurvePoint[] {
  return points.flatMap((point) => {
    const value = isHeldOut(curve) ? point.heldOut[curve] : point.losses?.[curve];
    return value === null || value === undefined || !Number.isFinite(value)
      ? []
      : [{ epoch: point.epoch, value }];
  });
}

/** Smallest and largest value the axis of a curve shows: 0 always, and what the runs reach. */
export function curveRange(runs: readonly ToyRunRecord[], curve: Curve): [low: number, high: number] {
  const values = runs.flatMap(({ points }) => curveOf(points, curve).map(({ value }) => value));
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
  const columns = runs.map(({ points }) => new Map(curveOf(points, curve).map((p) => [p.epoch, p.value])));
  return [
    [names.epoch, ...runs.map(names.run)],
    ...epochs.map((epoch) => [epoch, ...columns.map((column) => column.get(epoch) ?? null)]),
  ];
}

function isHeldOut(curve: Curve): curve is HeldOutCurve {
  return (HELD_OUT_CURVES as readonly string[]).includes(curve);
}
