import type { TFunction } from 'i18next';
import { MODALITIES } from '../../../model/modalities.ts';
import { markPath } from '../../page/icons.tsx';
import type { Legend } from './picture.ts';

/** The modalities' signs with their names, where a chart has the signs alone. */
export function modalityMarks(t: TFunction): Legend {
  return {
    kind: 'marks',
    marks: MODALITIES.map((modality) => ({ path: markPath(modality), label: t(`modality.${modality}`) })),
  };
}
