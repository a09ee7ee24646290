import { byModality, type Modality } from '../model/modalities.ts';
import { type AgprUse, agprUse } from './agpr-use.ts';
import { type BranchVectors, complementarity, leakage, meanRedundancy, redundancy } from './branches.ts';
import { mean } from './mean.ts';
import { participationRatio } from './participation.ts';
import { modalityRows, type UtteranceTable } from './utterance-table.ts';
import type { Estimate } from './vector-set.ts';

/** What the branches of many utterances look like at one point of the network. */
export interface BranchDiagnostics {
  redundancy: Record<Modality, Record<Modality, Estimate>>;
  /** Over the determined pairs. */
  meanRedundancy: number | null;
  leakage: Record<Modality, Estimate>;
  complementarity: Estimate;
  participation: { shared: Record<Modality, Estimate>; private: Record<Modality, Estimate> };
}

/** Everything that is told of many utterances at once. Plain JSON. */
export interface BankDiagnostics {
  /** Utterances. */
  n: number;
  /** Decoupling's S and P. */
  before: BranchDiagnostics;
  /** S~ and P~; the same as before where a stage is off. What rebalancing did shows against plain decoupling. */
  after: BranchDiagnostics;
  balance: {
    /** Mean of beta, in [-1, 1]. */
    mean: number;
    /** Mean of |beta|: 0 only when every single utterance is balanced. */
    meanAbsolute: number;
    /** Mean of beta within a modality, over the utterances that have it. */
    byModality: Record<Modality, Estimate>;
  };
  /** Mean of lambda, 1 = shared; null without BRF. */
  gate: number | null;
  /** Null without AGPR. */
  agpr: AgprUse | null;
}

/** Diagnostics over a reference bank, or over a session's own utterances. */
export function bankDiagnostics(table: UtteranceTable): BankDiagnostics {
  const { utterances, columns } = table;
  const everyone = new Uint8Array(utterances).fill(1);
  const overall = (values: ArrayLike<number>) => mean(values, everyone).value as number;
  const present = byModality((modality) => modalityRows(table, 'present', modality).values);
  const branches = (shared: 'shared' | 'sharedRebalanced', privates: 'private' | 'privateRebalanced') =>
    branchDiagnostics({
      shared: byModality((modality) => modalityRows(table, shared, modality)),
      private: byModality((modality) => modalityRows(table, privates, modality)),
      present,
    });
  return {
    n: utterances,
    before: branches('shared', 'private'),
    after: branches('sharedRebalanced', 'privateRebalanced'),
    balance: {
      mean: overall(columns.balance),
      meanAbsolute: overall(columns.balance.map(Math.abs)),
      byModality: byModality((modality) =>
        mean(modalityRows(table, 'balanceByModality', modality).values, present[modality]),
      ),
    },
    gate: columns.gate ? overall(columns.gate) : null,
    agpr: agprUse(table),
  };
}

function branchDiagnostics(vectors: BranchVectors): BranchDiagnostics {
  const matrix = redundancy(vectors);
  const ratios = (branch: 'shared' | 'private') =>
    byModality((modality) => participationRatio(vectors[branch][modality], vectors.present[modality]));
  return {
    redundancy: matrix,
    meanRedundancy: meanRedundancy(matrix),
    leakage: leakage(vectors),
    complementarity: complementarity(vectors),
    participation: { shared: ratios('shared'), private: ratios('private') },
  };
}
