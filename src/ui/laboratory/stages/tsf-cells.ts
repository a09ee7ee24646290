import { MODALITIES } from '../../../model/modalities.ts';
import { type CellMatrix, cellMatrix } from '../../charts/cells/cell-matrix.ts';
import type { Shown } from '../../charts/prediction/shown.ts';
import { indexOf, isValid, stepAddresses, usedSteps } from './steps.ts';
import { element, lastAxis } from './tensor-element.ts';

/** Mean of g over the channels of each step, in [0, 1]: 0 structural, 1 temporal. Null without TSF. */
export function temporalShareCells(shown: Shown): CellMatrix | null {
  const { tsfGate } = shown.trace;
  if (!tsfGate) return null;
  const rows = MODALITIES.map((modality) => ({ modality }));
  return cellMatrix({ branch: 'shared' }, rows, stepAddresses(usedSteps(shown)), ({ modality, step }) => {
    if (!modality || step === undefined || !isValid(shown, modality, step)) return null;
    const gate = lastAxis(tsfGate, indexOf(modality), step);
    return gate.reduce((sum, value) => sum + value, 0) / gate.length;
  });
}

/** Softmax of each step over its modality's nodes, nodes down, steps across. Null without TSF. */
export function nodeCells(shown: Shown): CellMatrix | null {
  const { tsfAssignment } = shown.trace;
  if (!tsfAssignment) return null;
  const nodes = Array.from({ length: tsfAssignment.shape[2] ?? 0 }, (_, node) => node);
  const rows = MODALITIES.flatMap((modality) => nodes.map((node) => ({ modality, node })));
  return cellMatrix({ branch: 'shared' }, rows, stepAddresses(usedSteps(shown)), (place) => {
    const { modality, node, step } = place;
    if (!modality || node === undefined || step === undefined || !isValid(shown, modality, step)) return null;
    return element(tsfAssignment, indexOf(modality), step, node);
  });
}

/** Attention among the nodes of all modalities: a row reads its columns. Absent modalities are left empty. */
export function adjacencyCells(shown: Shown): CellMatrix | null {
  const { tsfAdjacency } = shown.trace;
  if (!tsfAdjacency) return null;
  const count = (tsfAdjacency.shape[0] ?? 0) / MODALITIES.length;
  const nodes = MODALITIES.flatMap((modality) =>
    Array.from({ length: count }, (_, node) => ({ modality, node })),
  );
  const columns = nodes.map(({ modality, node }) => ({ readModality: modality, readNode: node }));
  return cellMatrix({ branch: 'shared' }, nodes, columns, ({ modality, node, readModality, readNode }) => {
    if (!modality || !readModality || node === undefined || readNode === undefined) return null;
    if (usedSteps(shown, modality) === 0 || usedSteps(shown, readModality) === 0) return null;
    return element(tsfAdjacency, indexOf(modality) * count + node, indexOf(readModality) * count + readNode);
  });
}
