import type { FeatureFile } from '../../../features/ready/feature-file.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import type { CaseRows } from '../../core/judging/cases.ts';
import { sampleCases, withOnly } from './evaluation.ts';

/** Every set of modalities. */
const SUBSETS = Array.from({ length: 2 ** MODALITIES.length - 1 }, (_, bits) =>
  MODALITIES.filter((_, m) => ((bits + 1) >> m) & 1),
);

/**
 * The validation samples of a feature file, every other one in either half, with each set of the modalities they have, as
 * what a network is calibrated on. Null for classes, which have no intervals.
 */
export function featureHalves({ samples, classes }: FeatureFile): [CaseRows, CaseRows] | null {
  if (classes > 1) return null;
  const valid = samples.filter(({ split }) => split === 'valid');
  const half = (which: 0 | 1): CaseRows => {
    const own = valid.filter((_, index) => index % 2 === which);
    const rows = SUBSETS.map((kept) => {
      const able = own.filter(({ steps }) => kept.every((modality) => steps[modality]));
      return [kept.join(' and '), sampleCases(able.map((sample) => withOnly(sample, kept)))] as const;
    });
    return Object.fromEntries(rows.filter(([, cases]) => cases.length > 0));
  };
  return [half(0), half(1)];
}
