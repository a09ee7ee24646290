import type { FeatureFile } from '../features/ready/feature-file.ts';
import { byModality, MODALITIES } from '../model/modalities.ts';
import type { CategoryColumn, Corpus } from './corpus.ts';

/** The samples of a file of ready features, without the features. */
export function corpusOfFeatures({ path, classes, classNames, samples }: FeatureFile): Corpus {
  return {
    name: path,
    rows: samples.length,
    classes,
    classNames,
    label: Float64Array.from(samples, ({ label }) => label),
    valences: byModality((modality) =>
      Float64Array.from(samples, ({ valences }) => valences[modality] ?? Number.NaN),
    ),
    present: byModality((modality) => Uint8Array.from(samples, ({ steps }) => (steps[modality] ? 1 : 0))),
    length: Float64Array.from(samples, ({ steps }) =>
      Math.max(...MODALITIES.map((modality) => steps[modality]?.valid.length ?? 0)),
    ),
    split: splitColumn(samples.map(({ split }) => split)),
    further: new Map(),
  };
}

function splitColumn(splits: readonly string[]): CategoryColumn | null {
  const names = [...new Set(splits)];
  if (names.length < 2) return null;
  return { kind: 'category', names, codes: Int32Array.from(splits, (split) => names.indexOf(split)) };
}
