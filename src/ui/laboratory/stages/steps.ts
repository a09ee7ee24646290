import { MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { Address } from '../../charts/cells/address.ts';
import type { Shown } from '../../charts/prediction/shown.ts';

/** Steps up to the last one that carried data, in this modality or in any. */
export function usedSteps({ masks }: Pick<Shown, 'masks'>, modality?: Modality): number {
  const viewed = modality ? [modality] : MODALITIES;
  return Math.max(0, ...viewed.map((m) => masks[m].findLastIndex((valid) => valid > 0) + 1));
}

export function stepAddresses(count: number): Address[] {
  return Array.from({ length: count }, (_, step) => ({ step }));
}

export function isValid({ masks }: Pick<Shown, 'masks'>, modality: Modality, step: number): boolean {
  return (masks[modality][step] ?? 0) > 0;
}

export function indexOf(modality: Modality): number {
  return MODALITIES.indexOf(modality);
}
