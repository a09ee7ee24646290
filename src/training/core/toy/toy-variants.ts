import { ALL_STAGES } from '../../../model/modalities.ts';
import { DEFAULT_LOSS_WEIGHTS } from '../losses/loss-weights.ts';
import { VARIANTS } from '../plan/variants.ts';
import type { ToySettings } from './toy-run.ts';

/** The two networks a toy run compares: everything on, and decoupling without the rebalancing stages and their losses. */
export const TOY_VARIANTS = {
  dbr: { stages: ALL_STAGES, losses: DEFAULT_LOSS_WEIGHTS },
  plain: {
    stages: VARIANTS.plain.changes.network.stages,
    losses: { ...DEFAULT_LOSS_WEIGHTS, ...VARIANTS.plain.changes.losses },
  },
} as const satisfies Record<string, Pick<ToySettings, 'stages' | 'losses'>>;

export type ToyVariant = keyof typeof TOY_VARIANTS;
