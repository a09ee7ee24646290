import { MODALITIES, type Modality } from '../model/modalities.ts';
import { type BranchVectors, both, commonModalities, sideBySide } from './branches.ts';
import type { VectorSet } from './vector-set.ts';

/** Of what a debiased CKA tells: two modalities' shared vectors, a modality's two branches, or the branches whole. */
export type BranchPair =
  | { of: 'redundancy'; modalities: readonly [Modality, Modality] }
  | { of: 'leakage'; modality: Modality }
  | { of: 'complementarity' };

/** The two sets a pair compares, and the utterances that have both; complementarity is 1 minus their CKA. */
export type ComparedPair = BranchPair & { x: VectorSet; y: VectorSet; rows: ArrayLike<number> };

/** Every pair that `redundancy`, `leakage` and `complementarity` compute, for whoever computes it over many subsets. */
export function branchPairs(vectors: BranchVectors): ComparedPair[] {
  const { shared, private: privates, present } = vectors;
  const common = commonModalities(present);
  return [
    ...MODALITIES.flatMap((one, index) =>
      MODALITIES.slice(index + 1).map(
        (other): ComparedPair => ({
          of: 'redundancy',
          modalities: [one, other],
          x: shared[one],
          y: shared[other],
          rows: both(present[one], present[other]),
        }),
      ),
    ),
    ...MODALITIES.map(
      (modality): ComparedPair => ({
        of: 'leakage',
        modality,
        x: privates[modality],
        y: shared[modality],
        rows: present[modality],
      }),
    ),
    ...(common.length === 0
      ? []
      : [
          {
            of: 'complementarity',
            x: sideBySide(common.map((modality) => shared[modality])),
            y: sideBySide(common.map((modality) => privates[modality])),
            rows: common.map((modality) => present[modality]).reduce(both),
          } satisfies ComparedPair,
        ]),
  ];
}
