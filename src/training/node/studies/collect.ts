import { createHash } from 'node:crypto';
import type { TrainingConfig } from '../../core/plan/training-config.ts';
import type { EvaluationRecord } from '../evaluation-record.ts';
import type { AblationRun, Ablations } from './ablations-file.ts';
import { diagnosticsSummary } from './diagnostics-summary.ts';
import type { StudyRun } from './plan.ts';

/** Digits of a figure that are kept: far more than seeds agree on. */
const DIGITS = 4;

/** Gathers the finished runs of a study, in their order. @param base the full network's configuration */
export function collectAblations(
  base: TrainingConfig,
  finished: readonly { run: StudyRun; record: EvaluationRecord }[],
): Ablations {
  const variants: Ablations['variants'] = {};
  for (const { run, record } of finished) {
    const runs = variants[run.variant] ?? [];
    variants[run.variant] = [...runs, ablationRun(record)].sort((a, b) => a.seed - b.seed);
  }
  return {
    config: createHash('sha256').update(JSON.stringify(base)).digest('hex').slice(0, 12),
    epochs: base.epochs,
    samplesPerEpoch: base.samplesPerEpoch,
    compositions: Math.min(...finished.map(({ record }) => record.compositions)),
    variants,
  };
}

function ablationRun({ seed, bestEpoch, epochSeconds, results, diagnostics }: EvaluationRecord): AblationRun {
  return {
    seed,
    bestEpoch,
    epochSeconds: median(epochSeconds),
    results,
    diagnostics: diagnostics ? diagnosticsSummary(diagnostics) : {},
  };
}

/** As JSON, figures rounded. */
export function ablationsText(ablations: Ablations): string {
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(DIGITS)) : value;
  return `${JSON.stringify(ablations, rounded, 1)}\n`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
