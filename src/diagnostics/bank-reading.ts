import { MODALITIES } from '../model/modalities.ts';
import type { Bank } from './bank.ts';
import { type BankDiagnostics, bankDiagnostics } from './bank-diagnostics.ts';
import { type BankSpread, bankSpread } from './bank-spread.ts';
import type { UtteranceTable } from './utterance-table.ts';

/** Everything the screen shows of many utterances. */
export interface BankReading {
  diagnostics: BankDiagnostics;
  spread: BankSpread;
  /** [N], what a reference bank's utterances should come out as: by these two banks know that theirs are the same. */
  labels: Float32Array | null;
}

/** Takes seconds: for a worker. */
export function readTable(table: UtteranceTable & Partial<Pick<Bank, 'label'>>): BankReading {
  return { diagnostics: bankDiagnostics(table), spread: bankSpread(table), labels: table.label ?? null };
}

/** Whether both networks saw the same utterances, so that their numbers can be paired. */
export function ofSameUtterances(one: BankReading, other: BankReading): boolean {
  const counts = ({ spread }: BankReading) =>
    (['overall', ...MODALITIES] as const).map((of) => spread.imbalance[of].n);
  return same(counts(one), counts(other)) && same(one.labels ?? [], other.labels ?? []);
}

function same(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  return one.length === other.length && Array.from(one).every((value, at) => value === other[at]);
}
