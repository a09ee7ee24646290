import type { FeatureFile, ReadySample } from '../../../features/ready/feature-file.ts';
import { byModality } from '../../../model/modalities.ts';
import { readUserFeatures } from '../../files/user-features.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';
import type { FeatureOverview } from './api.ts';

let features: FeatureFile | null = null;

async function read(file: File): Promise<FeatureOverview> {
  features = await readUserFeatures(file);
  const { path, samples, ...rest } = features;
  return { ...rest, name: path, labels: samples.map(({ label }) => label) };
}

const api = {
  read: (file: File): Promise<Outcome<FeatureOverview>> => outcomeOf(() => read(file)),
  /** The steps of one sample, as copies. */
  sample(index: number): ReadySample['steps'] {
    const sample = features?.samples[index];
    if (!sample) throw new Error(`Asked for sample ${index}, which is not there.`);
    return byModality((modality) => {
      const steps = sample.steps[modality];
      // A view would take the whole file's array along to the page.
      return steps && { ...steps, values: steps.values.slice(), valid: steps.valid.slice() };
    });
  },
};

export type UserFeaturesApi = typeof api;
exposeWorker(api);
