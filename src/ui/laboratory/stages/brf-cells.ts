import type { Branch, Modality } from '../../../model/modalities.ts';
import type { PlainTrace } from '../../../model/trace.ts';
import { type CellMatrix, cellMatrix } from '../../charts/cells/cell-matrix.ts';
import type { Shown } from '../../charts/prediction/shown.ts';
import { indexOf, isValid, usedSteps } from './steps.ts';
import { element } from './tensor-element.ts';

/** Heads of BRF's attention; 0 without BRF. */
export function readingHeads({ brfSharedToPrivateHeads }: PlainTrace): number {
  return brfSharedToPrivateHeads?.shape[1] ?? 0;
}

/**
 * How much each step of a branch (down) reads each step of the other branch (across). Null without BRF.
 * @param head counted from 0; null for the mean of all
 */
export function readingCells(
  shown: Shown,
  reader: Branch,
  modality: Modality,
  head: number | null = null,
): CellMatrix | null {
  const { trace } = shown;
  const mean = reader === 'private' ? trace.brfSharedToPrivate : trace.brfPrivateToShared;
  const heads = reader === 'private' ? trace.brfSharedToPrivateHeads : trace.brfPrivateToSharedHeads;
  const tensor = head === null ? mean : heads;
  if (!tensor) return null;
  const place = head === null ? [indexOf(modality)] : [indexOf(modality), head];
  const steps = Array.from({ length: usedSteps(shown, modality) }, (_, step) => step);
  return cellMatrix(
    { branch: reader, modality, ...(head !== null && { head }) },
    steps.map((step) => ({ step })),
    steps.map((readStep) => ({ readStep })),
    ({ step = -1, readStep = -1 }) =>
      isValid(shown, modality, step) && isValid(shown, modality, readStep)
        ? element(tensor, ...place, step, readStep)
        : null,
  );
}

/** The channels, the most shared one first. Null without BRF. */
export function gateOrder({ brfGate }: PlainTrace): number[] | null {
  if (!brfGate) return null;
  return [...brfGate.values.keys()].sort(
    (a, b) => (brfGate.values[b] as number) - (brfGate.values[a] as number),
  );
}

/** lambda of every channel, the most shared one first: one row of cells. Null without BRF. */
export function gateCells(trace: PlainTrace, order = gateOrder(trace)): CellMatrix | null {
  const { brfGate } = trace;
  if (!brfGate || !order) return null;
  const columns = order.map((dimension) => ({ dimension }));
  return cellMatrix({}, [{}], columns, ({ dimension = 0 }) => brfGate.values[dimension] ?? null);
}
