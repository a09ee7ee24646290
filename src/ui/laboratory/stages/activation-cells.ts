import { BRANCHES, type Branch, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { PlainTensor, PlainTrace } from '../../../model/trace.ts';
import { type CellMatrix, cellMatrix } from '../../charts/cells/cell-matrix.ts';
import type { Shown } from '../../charts/prediction/shown.ts';
import { indexOf, isValid, stepAddresses, usedSteps } from './steps.ts';
import { element, lastAxis } from './tensor-element.ts';

const STAGES = ['before', 'after'] as const;
type Stage = (typeof STAGES)[number];

/** S, P before their rebalancing stage and S~, P~ after it, [M, T, d]; undefined when not traced. */
function activations(trace: PlainTrace, branch: Branch, stage: Stage): PlainTensor | undefined {
  if (branch === 'shared') return stage === 'before' ? trace.shared : trace.sharedRebalanced;
  return stage === 'before' ? trace.private : trace.privateRebalanced;
}

/** Length |x_t| of a branch's vectors, modality and stage down, steps across. */
export function normCells(shown: Shown, branch: Branch): CellMatrix {
  const rows = MODALITIES.flatMap((modality) => STAGES.map((stage) => ({ modality, stage })));
  return cellMatrix({ branch }, rows, stepAddresses(usedSteps(shown)), ({ modality, stage, step }) => {
    if (!modality || !stage || step === undefined || !isValid(shown, modality, step)) return null;
    const tensor = activations(shown.trace, branch, stage);
    return tensor ? Math.hypot(...lastAxis(tensor, indexOf(modality), step)) : null;
  });
}

/** Every channel of a modality's vectors in a branch, channels down, steps across. */
export function channelCells(shown: Shown, branch: Branch, stage: Stage, modality: Modality): CellMatrix {
  const tensor = activations(shown.trace, branch, stage);
  const width = tensor?.shape[2] ?? 0;
  const rows = Array.from({ length: width }, (_, dimension) => ({ dimension }));
  const columns = stepAddresses(usedSteps(shown, modality));
  return cellMatrix({ branch, stage, modality }, rows, columns, ({ dimension, step }) =>
    tensor && dimension !== undefined && step !== undefined && isValid(shown, modality, step)
      ? element(tensor, indexOf(modality), step, dimension)
      : null,
  );
}

export const EVERY_BRANCH_AND_STAGE = BRANCHES.flatMap((branch) =>
  STAGES.map((stage) => ({ branch, stage })),
);
