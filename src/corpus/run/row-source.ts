import type { FeatureFile } from '../../features/ready/feature-file.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import type { Corpus } from '../corpus.ts';
import { corpusOfFeatures } from '../corpus-of-features.ts';

/** What of its rows a network must fit. */
export type RowMake = Pick<FeatureFile, 'widths' | 'extractors' | 'classes'>;

/** A corpus with what a network reads of its rows, made when it is asked for. */
export interface RowSource {
  corpus: Corpus;
  make: RowMake;
  /** The samples of rows from one up to, not with, another, in their order. */
  samples(from: number, to: number): Promise<readonly Sample[]>;
}

/** Rows whose features somebody else extracted. */
export function featureRows(file: FeatureFile): RowSource {
  return {
    corpus: corpusOfFeatures(file),
    make: file,
    samples: async (from, to) => file.samples.slice(from, to),
  };
}
