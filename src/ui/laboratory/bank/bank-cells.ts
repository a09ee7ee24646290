import type { BankedNetwork } from '../../../app/networks/reference-banks.ts';
import type { BranchDiagnostics } from '../../../diagnostics/index.ts';
import { type Estimate, FEWEST_SHOWN } from '../../../diagnostics/index.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { type CellMatrix, cellMatrix } from '../../charts/cells/cell-matrix.ts';
import type { BankReadings } from './bank-changes.ts';

/** A point of a network at which its branches are looked at. */
export interface BankPoint {
  network: BankedNetwork;
  /** Plain decoupling has no rebalancing stages: before is after. */
  stage: 'before' | 'after' | null;
  branches: BranchDiagnostics;
  /** Utterances of the bank. */
  n: number;
}

/** What there is to compare, in reading order: plain decoupling, then the network before and after rebalancing. */
export function bankPoints(readings: BankReadings): BankPoint[] {
  const [plain, dbr] = [readings.plain?.diagnostics, readings.dbr?.diagnostics];
  return [
    plain && { network: 'plain' as const, stage: null, branches: plain.after, n: plain.n },
    dbr && { network: 'dbr' as const, stage: 'before' as const, branches: dbr.before, n: dbr.n },
    dbr && { network: 'dbr' as const, stage: 'after' as const, branches: dbr.after, n: dbr.n },
  ].filter((point) => point !== undefined);
}

function addressOf({ network, stage }: BankPoint) {
  return { network, ...(stage && { stage }) };
}

/** Null below the fewest utterances that say something: modalities may be missing in many. */
function shown({ value, n }: Estimate): number | null {
  return n >= FEWEST_SHOWN ? value : null;
}

/** Debiased CKA between the modalities' pooled shared vectors; a modality with itself says nothing and is left out. */
export function redundancyCells(point: BankPoint): CellMatrix {
  return cellMatrix(
    { ...addressOf(point), branch: 'shared' },
    MODALITIES.map((modality) => ({ modality })),
    MODALITIES.map((otherModality) => ({ otherModality })),
    ({ modality, otherModality }) =>
      modality && otherModality && modality !== otherModality
        ? shown(point.branches.redundancy[modality][otherModality])
        : null,
  );
}

/** Debiased CKA of each modality's pooled private and shared vectors, one row for each point. */
export function leakageCells(points: readonly BankPoint[]): CellMatrix {
  const columns = MODALITIES.map((otherModality) => ({ otherModality }));
  return {
    base: {},
    rows: points.map(addressOf),
    columns,
    values: points.flatMap(({ branches }) => MODALITIES.map((modality) => shown(branches.leakage[modality]))),
  };
}
