import type { ReadySample } from '../../../features/ready/feature-file.ts';
import { oneShotWorker } from '../../one-shot-worker.ts';
import type { Outcome } from '../../worker-scope.ts';
import type { FeatureOverview } from './api.ts';
import type { UserFeaturesApi } from './user-features.worker.ts';

/** A file of ready features, read and kept in a worker of its own. */
export interface UserFeatures {
  overview: FeatureOverview;
  sample(index: number): Promise<ReadySample['steps']>;
  close(): void;
}

/**
 * Reads an .npz file and checks all of it.
 * @returns the problem `user-features-unreadable`, naming file, array and trouble, when something is wrong with it
 */
export async function openFeatures(file: File): Promise<Outcome<UserFeatures>> {
  const worker = new Worker(new URL('./user-features.worker.ts', import.meta.url), {
    type: 'module',
    name: 'user-features',
  });
  const { api, answer, close } = oneShotWorker<UserFeaturesApi>(worker);
  const outcome = await answer(api.read(file));
  if (!outcome.ok) {
    close();
    return outcome;
  }
  return { ok: true, value: { overview: outcome.value, sample: (index) => api.sample(index), close } };
}
