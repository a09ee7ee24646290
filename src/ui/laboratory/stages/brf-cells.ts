import type { Branch, Modality } from '../../../model/modalities.ts';
import type { PlainTrace } from '../../../model/trace.ts';
import type { Shown } from '../../charts/shown.ts';
import { type CellMatrix, cellMatrix } from '../matrix/cell-matrix.ts';
import { indexOf, isValid, usedSteps } from './steps.ts';
import { element } from './tensor-element.ts';

/** How much each step of a branch (down) reads each step of the other branch (across). Null without BRF. */
export function readingCells(shown: Shown, reader: Branch, modality: Modality): CellMatrix | null {
  const { brfSharedToPrivate, brfPrivateToShared } = shown.trace;
  const tensor = reader === 'private' ? brfSharedToPrivate : brfPrivateToShared;
  if (!tensor) return null;
  const steps = Array.from({ length: usedSteps(shown, modality) }, (_, step) => step);
  return cellMatrix(
    { branch: reader, modality },
    steps.map((step) => ({ step })),
    steps.map((readStep) => ({ readStep })),
    ({ step = -1, readStep = -1 }) =>
      isValid(shown, modality, step) && isValid(shown, modality, readStep)
        ? element(tensor, indexOf(modality), step, readStep)
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
