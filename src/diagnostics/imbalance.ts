import { MODALITIES, type Modality } from '../model/modalities.ts';
import type { PlainTrace } from '../model/trace.ts';
import { type Balance, balance } from './balance.ts';
import { logitContributions } from './contributions.ts';

/** Below this magnitude of beta the branches count as even in words. */
export const EVEN = 0.1;

export type Lean = 'even' | 'shared' | 'private';

/** How the branches share the work, over all and within each modality: what an average hides by cancelling. */
export interface Imbalance {
  /** Mean |beta_m| over the modalities that contribute, in [0, 1]; null when none does. */
  byModality: number | null;
  overall: Lean;
  /** The modalities that lean otherwise than all do together, by the branch they lean to. */
  against: { lean: Lean; modalities: Modality[] }[];
}

export function leanOf(beta: number): Lean {
  if (Math.abs(beta) < EVEN) return 'even';
  return beta > 0 ? 'shared' : 'private';
}

/** Imbalance by modality: mean |beta_m|. A private and a shared modality make an even balance, and an imbalance of 1. */
export function imbalance({ overall, byModality }: Balance): Imbalance {
  const present = MODALITIES.flatMap((modality) => {
    const beta = byModality[modality];
    return beta === null ? [] : [{ modality, beta }];
  });
  const together = leanOf(overall);
  const sum = present.reduce((total, { beta }) => total + Math.abs(beta), 0);
  return {
    byModality: present.length === 0 ? null : sum / present.length,
    overall: together,
    against: (['private', 'even', 'shared'] as const).flatMap((lean) => {
      const modalities = present.filter(({ beta }) => leanOf(beta) === lean).map(({ modality }) => modality);
      return lean === together || modalities.length === 0 ? [] : [{ lean, modalities }];
    }),
  };
}

/** @throws Error for a class head */
export function imbalanceOf(trace: PlainTrace): Imbalance {
  return imbalance(balance(logitContributions(trace)));
}
