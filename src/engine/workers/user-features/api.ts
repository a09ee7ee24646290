import type { FeatureFile } from '../../../features/ready/feature-file.ts';

/** What a file of ready features holds, without the features. */
export interface FeatureOverview extends Omit<FeatureFile, 'path' | 'samples'> {
  name: string;
  /** One a sample: sentiment points, or the index of the class. */
  labels: number[];
}
