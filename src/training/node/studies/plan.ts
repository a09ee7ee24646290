import { VARIANT_NAMES, type VariantName } from '../../core/plan/variants.ts';

/** One training of a study. */
export interface StudyRun {
  variant: VariantName;
  seed: number;
}

/** What a reader asks first comes first, so that a study that is cut short is of use. */
const TURNS: readonly (readonly VariantName[])[] = [
  ['full', 'plain', 'late-fusion'],
  ['no-tsf', 'no-agpr', 'no-brf'],
  ['full-no-unimodal', 'plain-no-unimodal', 'late-fusion-no-unimodal'],
];

/** The runs of a study in the order they are made: turn by turn, within a turn seed by seed. */
export function planStudy(
  seeds: readonly number[],
  only: readonly VariantName[] = VARIANT_NAMES,
): StudyRun[] {
  return TURNS.flatMap((turn) =>
    seeds.flatMap((seed) =>
      turn.filter((variant) => only.includes(variant)).map((variant) => ({ variant, seed })),
    ),
  );
}

/** Names the run's folder. */
export function runName({ variant, seed }: StudyRun): string {
  return `${variant}-${seed}`;
}
