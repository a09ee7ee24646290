import type { ClassMetrics, SentimentMetrics } from '../../core/judging/metrics.ts';
import type { CardFiles } from '../card/files.ts';
import { COMPOSED, type EvaluationRecord } from '../evaluation-record.ts';
import type { AblationRun, Ablations } from '../studies/ablations-file.ts';

/** Metrics with the error a case is about. */
export function metricsOf(mae: number, corr = 0.7): SentimentMetrics {
  return { acc2_non0: 0.8, acc2_has0: 0.75, f1_non0: 0.8, f1_has0: 0.75, acc5: 0.5, acc7: 0.4, mae, corr };
}

/** Class metrics of one value. */
export function classMetricsOf(value: number): ClassMetrics {
  return { accuracy: value, f1_macro: value, precision_macro: value, recall_macro: value };
}

/** A record of a trained DBR network that was judged on composed samples and on sentences. */
export function recordOf(changes: Partial<EvaluationRecord> = {}): EvaluationRecord {
  return {
    seed: 1,
    bestEpoch: 2,
    epochSeconds: [100, 110, 400],
    backend: 'wasm',
    compositions: 4,
    config: {
      data: {
        text: {
          whole: ['text/mosi.csv'],
          sampled: [],
          validation: ['text/mosi.csv'],
          portions: [],
          behaviour: 0,
        },
        speech: 'speech/speech.csv',
        faces: 'faces/blendshapes.csv',
      },
      samplesPerEpoch: 8000,
      epochs: 10,
      losses: {},
      huber: 0,
      network: { stages: { tsf: true, agpr: true, brf: true } },
    },
    results: {
      [COMPOSED]: { task: 'composed', n: 916, conditions: { all: metricsOf(0.65) }, variants: {} },
      'language alone, text/mosi.csv': {
        task: 'text',
        n: 229,
        conditions: { all: metricsOf(0.9) },
        variants: {},
      },
    },
    faceShift: null,
    interval: null,
    diagnostics: null,
    ...changes,
  };
}

/** What a card is made from when nothing but the record lies beside the weights. */
export function cardFilesOf(changes: Partial<CardFiles> = {}): CardFiles {
  return {
    name: 'dbr',
    record: recordOf(),
    parameters: 207180,
    hasConfig: true,
    ablations: null,
    choices: null,
    intents: null,
    plainDiagnostics: null,
    siblings: [],
    ...changes,
  };
}

/** A study in which each variant had these MAEs on "all", seed by seed from 1 on. */
export function ablationsOf(maes: Partial<Record<keyof Ablations['variants'], number[]>>): Ablations {
  const variants = Object.fromEntries(
    Object.entries(maes).map(([name, values]) => [name, values.map((mae, i) => runOf(i + 1, mae))]),
  );
  return { config: 'abc', epochs: 10, samplesPerEpoch: 8000, compositions: 4, variants };
}

/** One run of a study. */
export function runOf(seed: number, mae: number): AblationRun {
  return {
    seed,
    bestEpoch: 3,
    epochSeconds: 90,
    results: {
      [COMPOSED]: { task: 'composed', n: 916, conditions: { all: metricsOf(mae) }, variants: {} },
    },
    diagnostics: {},
  };
}
