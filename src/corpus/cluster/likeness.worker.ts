import { exposeWorker, type Outcome, outcomeOf } from '../../engine/worker-scope.ts';
import { likenessRanks } from './likeness.ts';

const api = {
  ranks: (columns: readonly Float64Array[]): Promise<Outcome<Float64Array>> =>
    outcomeOf(async () => likenessRanks(columns)),
};

export type LikenessApi = typeof api;
exposeWorker(api);
