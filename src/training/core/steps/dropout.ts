import type { Dropouts } from '../../../model/dbr.ts';
import { type Dropout, noDropout } from '../../../model/layers.ts';
import { byModality, type Modality } from '../../../model/modalities.ts';
import { KEEP_MASK_SEED, keepMask } from '../../../model/ops/keep-mask.ts';
import type { Random } from '../random.ts';

export interface DropoutRates {
  /** Share of standardised input features dropped, of every modality or of each. */
  input: number | Record<Modality, number>;
  /** Share of hidden units dropped. */
  hidden: number;
}

/** Inverted dropout from a seeded stream, each mask from integers of its own. */
export function seededDropouts(rates: DropoutRates, random: Random): Dropouts {
  const { input } = rates;
  return {
    input: byModality((modality) => dropout(typeof input === 'number' ? input : input[modality], random)),
    hidden: dropout(rates.hidden, random),
  };
}

function dropout(rate: number, random: Random): Dropout {
  if (rate === 0) return noDropout;
  return (shape) => keepMask({ shape, rate, seed: [...random.words(KEEP_MASK_SEED)] });
}
