import type { IntervalTable } from '../../../diagnostics/index.ts';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import { extractorMismatch } from '../../../features/extractors.ts';
import { EXTRACTORS } from '../../../features/frames.ts';
import type { FeatureFile } from '../../../features/ready/feature-file.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import type { RowMetrics } from '../../core/judging/evaluation.ts';
import type { ClassMetrics } from '../../core/judging/metrics.ts';
import type { Predictor } from '../../core/predictors/predictor.ts';
import { classMetricsTable, metricsTable } from '../card/metrics-table.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { evaluateFeatures, type FeatureEvaluation } from '../ready-features/evaluation.ts';
import { loadFeatureFile } from '../ready-features/load.ts';
import { heldOut } from '../training-data.ts';

/**
 * Judges a network on the split of an .npz file that is furthest from training.
 * @param folder names the network in errors
 * @throws DataFileError when the file is unsound, or of other features or labels than the network's
 */
export async function evaluateFeatureFile(
  folder: string,
  predictor: Predictor,
  path: string,
  intervals: IntervalTable | null,
): Promise<FeatureEvaluation> {
  const features = await loadFeatureFile(path);
  requireFit(folder, predictor, features);
  return evaluateFeatures(predictor, heldOut(features.samples), intervals);
}

/** The evaluation as people read it. */
export function printedFeatures({ task, n, conditions }: FeatureEvaluation): string {
  const sentiment: Record<string, RowMetrics> = {};
  const classes: Record<string, ClassMetrics> = {};
  for (const [name, metrics] of Object.entries(conditions)) {
    const row = metrics.n === n ? name : `${name} (${metrics.n})`;
    if ('mae' in metrics) sentiment[row] = metrics;
    else classes[row] = metrics;
  }
  const table = Object.keys(classes).length > 0 ? classMetricsTable(classes) : metricsTable(sentiment);
  return `${task}, ${n} samples\n\n${table}\n`;
}

/** Refuses a network for other people's features, which reads neither text nor sound nor faces. @throws DataFileError */
export function requireLiveFeatures(folder: string, { config }: Predictor): void {
  const live = MODALITIES.every((modality) => config.widths[modality] === DEFAULT_CONFIG.widths[modality]);
  if (!live || config.classes !== 1)
    throw new DataFileError(folder, null, 'was trained on a feature file: evaluate it with --features');
  const mismatch = extractorMismatch(config.extractors, EXTRACTORS);
  if (mismatch)
    throw new DataFileError(
      folder,
      null,
      `was trained on features of other extractors: ${mismatch}; train it again`,
    );
}

/** Refuses a network that reads other features, or predicts something else, than a file holds. @throws DataFileError */
export function requireFit(folder: string, { config }: Predictor, features: FeatureFile): void {
  const misfit = (trouble: string) => new DataFileError(features.path, null, `${trouble} (${folder})`);
  for (const modality of MODALITIES) {
    const width = features.widths[modality];
    if (width !== null && width !== config.widths[modality])
      throw misfit(`array "${modality}" is ${width} wide, the network takes ${config.widths[modality]}`);
  }
  const there = MODALITIES.filter((modality) => features.widths[modality] !== null);
  const mismatch = extractorMismatch(features.extractors, config.extractors, there);
  if (mismatch)
    throw misfit(`holds features of other extractors than the network was trained on: ${mismatch}`);
  const { classes, classNames } = features;
  if ((classes === 1) !== (config.classes === 1))
    throw misfit(
      classes === 1
        ? `array "labels" is sentiment, the network predicts ${config.classes} classes`
        : 'array "labels" holds classes, the network predicts sentiment',
    );
  // A file without names may lack the last classes.
  if (classes > config.classes || (classNames && classes !== config.classes))
    throw misfit(`array "labels" holds ${classes} classes, the network predicts ${config.classes}`);
}
