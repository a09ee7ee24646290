import { MODALITIES } from '../../../model/modalities.ts';
import { type CellMatrix, cellMatrix } from '../../charts/cells/cell-matrix.ts';
import type { Shown } from '../../charts/prediction/shown.ts';
import { indexOf, isValid, stepAddresses, usedSteps } from './steps.ts';
import { element } from './tensor-element.ts';

/** Assignment alpha of each step to its modality's anchors, anchors down, steps across. Null without AGPR. */
export function anchorCells(shown: Shown): CellMatrix | null {
  const { agprAnchors } = shown.trace;
  if (!agprAnchors) return null;
  const anchors = Array.from({ length: agprAnchors.shape[2] ?? 0 }, (_, anchor) => anchor);
  const rows = MODALITIES.flatMap((modality) => anchors.map((anchor) => ({ modality, anchor })));
  return cellMatrix({ branch: 'private' }, rows, stepAddresses(usedSteps(shown)), (place) => {
    const { modality, anchor, step } = place;
    if (!modality || anchor === undefined || step === undefined || !isValid(shown, modality, step))
      return null;
    return element(agprAnchors, indexOf(modality), step, anchor);
  });
}

/** Whom each modality turns to: none, then the lenders. A modality does not lend to itself, an absent one not at all. */
export function routeCells(shown: Shown): CellMatrix | null {
  const { agprRoute } = shown.trace;
  if (!agprRoute) return null;
  const rows = MODALITIES.map((modality) => ({ modality }));
  const lenders = ['none', ...MODALITIES] as const;
  return cellMatrix(
    { branch: 'private' },
    rows,
    lenders.map((lender) => ({ lender })),
    ({ modality, lender }) => {
      if (!modality || !lender || lender === modality || usedSteps(shown, modality) === 0) return null;
      return element(agprRoute, indexOf(modality), lenders.indexOf(lender));
    },
  );
}

/** Budget rho and borrow b of each step, in [0, 0.5]. Null without AGPR. */
export function borrowCells(shown: Shown): CellMatrix | null {
  const { agprBudget, agprBorrow } = shown.trace;
  if (!agprBudget || !agprBorrow) return null;
  const rows = MODALITIES.flatMap((modality) => [
    { modality, share: 'budget' as const },
    { modality, share: 'borrow' as const },
  ]);
  return cellMatrix({ branch: 'private' }, rows, stepAddresses(usedSteps(shown)), (place) => {
    const { modality, share, step } = place;
    if (!modality || step === undefined || !isValid(shown, modality, step)) return null;
    return element(share === 'budget' ? agprBudget : agprBorrow, indexOf(modality), step);
  });
}
