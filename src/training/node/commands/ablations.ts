import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VARIANT_NAMES, type VariantName } from '../../core/plan/variants.ts';
import { formatSeconds } from '../../core/steps/progress.ts';
import { BACKENDS } from '../backend.ts';
import { writeCard } from '../card/card.ts';
import { COMPOSED, RECORD_FILE } from '../evaluation-record.ts';
import { ablationsText, collectAblations } from '../studies/collect.ts';
import { planStudy, runName, type StudyRun } from '../studies/plan.ts';
import { runJobs } from '../studies/run-jobs.ts';
import { finishedRecord, openStudy, type Study, studyConfig } from '../studies/study.ts';
import { trainRun } from '../studies/train-run.ts';
import { DATA_OPTION, integerOption, MODEL_OPTION, parseOptions, UsageError } from './command-line.ts';

const USAGE = {
  command: 'npm run ablations',
  does: 'Trains every variant of the network with every seed and collects the results in ablations.json and card.md of the model.',
  options: {
    seeds: { type: 'string', default: '1,2,3', value: 'N,N,...', says: 'Seeds to train with.' },
    epochs: {
      type: 'string',
      value: 'N',
      says: 'Epochs of each run.',
      otherwise: 'those of the model’s train.json',
    },
    jobs: { type: 'string', default: '2', value: 'N', says: 'Number of runs at the same time.' },
    only: { type: 'string', default: VARIANT_NAMES.join(','), value: 'NAME,...', says: 'Variants to train.' },
    data: DATA_OPTION,
    backend: {
      type: 'string',
      default: 'wasm',
      value: 'NAME',
      says: `Backend to compute on: ${BACKENDS.join(', ')}.`,
    },
    model: { ...MODEL_OPTION, says: 'The model whose train.json is varied.' },
    collect: { type: 'boolean', default: false, says: 'Trains nothing; collects the finished runs.' },
  },
} as const;

/**
 * `npm run ablations`: trains every variant with every seed, each in a process of its own, and gathers what they came to
 * in ablations.json and card.md of the model. Runs that are finished are not made again; a run that fails does not stop
 * the others.
 * @param trainScript is `npm run train`
 * @throws UsageError, DataFileError
 */
export async function ablationsCommand(args: string[], trainScript: string): Promise<void> {
  const options = parseOptions(args, USAGE);
  const seeds = options.seeds.split(',').map((seed) => integerOption('seeds', seed, 0));
  const only = options.only.split(',').map(variantNamed);
  const jobs = integerOption('jobs', options.jobs, 1);
  const epochs = options.epochs === undefined ? null : integerOption('epochs', options.epochs, 1);
  const study = await openStudy(join(options.model, 'train.json'), epochs);
  if (!options.collect) {
    await makeRuns(study, planStudy(seeds, only), jobs, options.data, options.backend, trainScript);
  }
  await collect(study, planStudy(seeds), options.model);
}

async function makeRuns(
  study: Study,
  runs: readonly StudyRun[],
  jobs: number,
  data: string,
  backend: string,
  trainScript: string,
): Promise<void> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const failures = await runJobs(runs, jobs, async (run) => {
    const name = runName(run);
    if (stopping.signal.aborted) throw new Error('not started: the study was stopped');
    if (await finishedRecord(study, run)) return say(`${name}: finished before`);
    const started = performance.now();
    say(`${name}: training`);
    await trainRun(study, run, data, backend, trainScript, stopping.signal);
    const record = await finishedRecord(study, run);
    const mae = record?.results[COMPOSED]?.conditions.all?.mae ?? Number.NaN;
    say(`${name}: done in ${formatSeconds((performance.now() - started) / 1000)}, MAE ${mae.toFixed(3)}`);
  });
  process.off('SIGINT', stop).off('SIGTERM', stop);
  for (const { job, error } of failures) {
    say(`${runName(job)}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** Gathers the finished runs beside the model. @throws UsageError when there is none */
async function collect(study: Study, runs: readonly StudyRun[], model: string): Promise<void> {
  const finished = [];
  for (const run of runs) {
    const record = await finishedRecord(study, run);
    if (record) finished.push({ run, record });
  }
  if (finished.length === 0) throw new UsageError('no finished run of this configuration to collect');
  const base = studyConfig(study, { variant: 'full', seed: 0 });
  await writeFile(join(model, 'ablations.json'), ablationsText(collectAblations(base, finished)));
  // A model that was not judged yet has no card to put them in.
  if (existsSync(join(model, RECORD_FILE))) await writeCard(model);
  say(`${model}: ${finished.length} of ${runs.length} runs collected in ablations.json`);
}

function variantNamed(name: string): VariantName {
  const variant = VARIANT_NAMES.find((one) => one === name);
  if (!variant) throw new UsageError(`--only names "${name}", not one of ${VARIANT_NAMES.join(', ')}`);
  return variant;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
