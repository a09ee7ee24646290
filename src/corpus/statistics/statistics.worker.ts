import { exposeWorker, type Outcome, outcomeOf } from '../../engine/worker-scope.ts';
import { type BetaEvidence, type Betas, betaEvidence } from '../beta-evidence.ts';
import { type BranchEvidence, branchEvidence } from '../branch-evidence.ts';
import { keptMetrics } from '../kept-modalities.ts';
import type { PooledTable } from '../pooled-table.ts';
import { type Judged, type SliceMetrics, sliceMetrics } from '../slice-metrics.ts';

const api = {
  beta: (betas: Betas, rows: Int32Array): Promise<Outcome<BetaEvidence[]>> =>
    outcomeOf(async () => betaEvidence(betas, rows)),
  branches: (a: PooledTable, b: PooledTable | null, rows: Int32Array): Promise<Outcome<BranchEvidence[]>> =>
    outcomeOf(async () => branchEvidence(a, b, rows)),
  metrics: (
    judged: Judged,
    rows: Int32Array,
    slices: readonly Int32Array[],
  ): Promise<Outcome<SliceMetrics[]>> => outcomeOf(async () => sliceMetrics(judged, rows, slices)),
  kept: (...asked: Parameters<typeof keptMetrics>): Promise<Outcome<(SliceMetrics | null)[]>> =>
    outcomeOf(async () => keptMetrics(...asked)),
};

export type StatisticsApi = typeof api;
exposeWorker(api);
