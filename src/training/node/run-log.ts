import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatSeconds } from '../core/steps/progress.ts';
import type { StepResult } from '../core/steps/train-step.ts';

/** One line of a run's log. Epochs and steps count from 0. */
export type LogEntry =
  | {
      kind: 'steps';
      epoch: number;
      step: number;
      totalSteps: number;
      /** Mean of each loss term since the entry before: "total" is weighted, the others are not. */
      losses: Record<string, number>;
      gradientNorm: number;
      learningRate: number;
      stepsPerSecond: number;
      secondsLeft: number;
    }
  | {
      kind: 'epoch';
      epoch: number;
      /** Figures on the validation samples. */
      validation: Record<string, number>;
      /** The same sentences, language alone, where that makes sense. */
      language?: Record<string, number>;
      /** True when these weights are the best so far. */
      best: boolean;
      seconds: number;
    }
  | { kind: 'note'; text: string };

export type RunLog = (entry: LogEntry) => void;

/** Writes each entry as a line of JSON to `file` and, to be read by people, to standard error. */
export function openRunLog(file: string): RunLog {
  mkdirSync(dirname(file), { recursive: true });
  return (entry) => {
    appendFileSync(file, `${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
    process.stderr.write(`${sentence(entry)}\n`);
  };
}

function sentence(entry: LogEntry): string {
  const figures = (values: Record<string, number>) =>
    Object.entries(values)
      .map(([name, value]) => `${name} ${value.toFixed(3)}`)
      .join('  ');
  switch (entry.kind) {
    case 'note':
      return entry.text;
    case 'epoch':
      return [
        `epoch ${entry.epoch} in ${formatSeconds(entry.seconds)}${entry.best ? ', best so far' : ''}`,
        `  validation: ${figures(entry.validation)}`,
        ...(entry.language ? [`  language: ${figures(entry.language)}`] : []),
      ].join('\n');
    case 'steps':
      return (
        `epoch ${entry.epoch}, step ${entry.step + 1} of ${entry.totalSteps}, ` +
        `${entry.stepsPerSecond.toFixed(2)} steps/s, ${formatSeconds(entry.secondsLeft)} left | ` +
        `${figures(entry.losses)}  gradient ${entry.gradientNorm.toFixed(2)}`
      );
  }
}

const STEPS_AN_ENTRY = 20;

/** Gathers steps into log entries. */
export interface StepMeter {
  step(epoch: number, step: number, learningRate: number, result: StepResult): void;
}

/** A meter for a run of `totalSteps`, a log entry every 20 of them. */
export function createStepMeter(log: RunLog, totalSteps: number): StepMeter {
  let started = performance.now();
  let count = 0;
  let norm = 0;
  let sums: Record<string, number> = {};
  return {
    step(epoch, step, learningRate, { losses, gradientNorm }) {
      count += 1;
      norm += gradientNorm;
      for (const [name, value] of Object.entries(losses)) sums[name] = (sums[name] ?? 0) + value;
      if ((step + 1) % STEPS_AN_ENTRY !== 0) return;
      const now = performance.now();
      const stepsPerSecond = (1000 * count) / (now - started);
      log({
        kind: 'steps',
        epoch,
        step,
        totalSteps,
        losses: Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / count])),
        gradientNorm: norm / count,
        learningRate,
        stepsPerSecond,
        secondsLeft: (totalSteps - step - 1) / stepsPerSecond,
      });
      started = now;
      count = 0;
      norm = 0;
      sums = {};
    },
  };
}
