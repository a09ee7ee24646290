import type { BankedNetwork } from '../../../app/networks/reference-banks.ts';
import {
  type BankReading,
  difference,
  type Interval,
  interval,
  ofSameUtterances,
  type Resampled,
} from '../../../diagnostics/index.ts';
import { MODALITIES, type Modality } from '../../../model/modalities.ts';

export type BankReadings = Partial<Record<BankedNetwork, BankReading>>;

/** What a number does from plain decoupling to the network; `alike` where the difference may be chance. */
export type Change = 'falls' | 'rises' | 'alike';

/** A number of both networks over the same utterances. */
export interface ChangedNumber<Of> {
  of: Of;
  plain: { value: number; interval: Interval };
  dbr: { value: number; interval: Interval };
  /** DBR minus plain decoupling, utterance by utterance. */
  difference: { value: number; interval: Interval };
  change: Change;
}

/** Mean |beta| of both networks, overall and within each modality that is determined; null where they cannot be paired. */
export function imbalanceChanges({ plain, dbr }: BankReadings): {
  overall: ChangedNumber<'overall'>;
  modalities: ChangedNumber<Modality>[];
} | null {
  if (!plain || !dbr || !ofSameUtterances(plain, dbr)) return null;
  const changed = <Of extends 'overall' | Modality>(of: Of) =>
    changedNumber(of, plain.spread.imbalance[of], dbr.spread.imbalance[of]);
  const overall = changed('overall');
  return overall && { overall, modalities: MODALITIES.flatMap((modality) => changed(modality) ?? []) };
}

/** Leakage of both networks, of each modality that is determined; null where they cannot be paired. */
export function leakageChanges({ plain, dbr }: BankReadings): ChangedNumber<Modality>[] | null {
  if (!plain || !dbr || !ofSameUtterances(plain, dbr)) return null;
  return MODALITIES.flatMap(
    (modality) => changedNumber(modality, plain.spread.leakage[modality], dbr.spread.leakage[modality]) ?? [],
  );
}

function changedNumber<Of>(of: Of, plain: Resampled, dbr: Resampled): ChangedNumber<Of> | null {
  const numbers = [plain, dbr, difference(dbr, plain)].map(bounded);
  const [a, b, apart] = numbers;
  if (!a || !b || !apart) return null;
  const { low, high } = apart.interval;
  return {
    of,
    plain: a,
    dbr: b,
    difference: apart,
    change: high < 0 ? 'falls' : low > 0 ? 'rises' : 'alike',
  };
}

function bounded(estimate: Resampled): { value: number; interval: Interval } | null {
  const within = interval(estimate);
  return estimate.value === null || !within ? null : { value: estimate.value, interval: within };
}
