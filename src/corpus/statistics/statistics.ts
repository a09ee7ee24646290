import { latestWins } from '../../engine/latest-wins.ts';
import { oneShotWorker } from '../../engine/one-shot-worker.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import type { BetaEvidence, Betas } from '../beta-evidence.ts';
import type { BranchEvidence } from '../branch-evidence.ts';
import type { keptMetrics } from '../kept-modalities.ts';
import type { PooledTable } from '../pooled-table.ts';
import type { Judged, SliceMetrics } from '../slice-metrics.ts';
import type { StatisticsApi } from './statistics.worker.ts';

/** What takes thousands of resamples, in a worker. Of questions that come while one is answered only the last counts. */
export interface Statistics {
  /** Null where a later question took its place. */
  beta(betas: Betas, rows: Int32Array): Promise<Outcome<BetaEvidence[]> | null>;
  /** Redundancy, leakage and complementarity. */
  branches(
    a: PooledTable,
    b: PooledTable | null,
    rows: Int32Array,
  ): Promise<Outcome<BranchEvidence[]> | null>;
  metrics(
    judged: Judged,
    rows: Int32Array,
    slices: readonly Int32Array[],
  ): Promise<Outcome<SliceMetrics[]> | null>;
  /** Metrics of each way of giving the networks some modalities, as `keptMetrics` has them. */
  kept(...asked: Parameters<typeof keptMetrics>): Promise<Outcome<(SliceMetrics | null)[]> | null>;
  close(): void;
}

/** The worker starts with the first question. */
export function openStatistics(): Statistics {
  let worker: ReturnType<typeof oneShotWorker<StatisticsApi>> | null = null;
  const opened = () => {
    worker ??= oneShotWorker<StatisticsApi>(
      new Worker(new URL('./statistics.worker.ts', import.meta.url), { type: 'module', name: 'statistics' }),
    );
    return worker;
  };
  const beta = latestWins(([betas, rows]: [Betas, Int32Array]) => {
    const { api, answer } = opened();
    return answer(api.beta(betas, rows));
  });
  const branches = latestWins(([a, b, rows]: [PooledTable, PooledTable | null, Int32Array]) => {
    const { api, answer } = opened();
    return answer(api.branches(a, b, rows));
  });
  const metrics = latestWins(([judged, rows, slices]: [Judged, Int32Array, readonly Int32Array[]]) => {
    const { api, answer } = opened();
    return answer(api.metrics(judged, rows, slices));
  });
  const kept = latestWins((asked: Parameters<typeof keptMetrics>) => {
    const { api, answer } = opened();
    return answer(api.kept(...asked));
  });
  return {
    beta: (...asked) => beta(asked),
    branches: (...asked) => branches(asked),
    metrics: (...asked) => metrics(asked),
    kept: (...asked) => kept(asked),
    close: () => {
      worker?.close();
      worker = null;
    },
  };
}
