import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { TrainingConfig } from '../../core/plan/training-config.ts';
import { variantConfig } from '../../core/plan/variants.ts';
import { type EvaluationRecord, readJson, readRecord } from '../evaluation-record.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { parseTrainingConfig } from '../training-config.ts';
import { runName, type StudyRun } from './plan.ts';

/** Where studies keep their networks; git ignores the folder. */
const STUDIES = join('.cache', 'studies');

/** What a study's runs have in common. */
export interface Study {
  /** The file of the full network's training configuration. */
  file: string;
  /** Its JSON, the study's number of epochs in it. */
  config: Record<string, unknown>;
  /** Where the runs' folders lie. */
  folder: string;
}

/** @throws DataFileError when the file is no training configuration */
export async function openStudy(file: string, epochs: number | null, folder = STUDIES): Promise<Study> {
  const given = await readJson(file, z.record(z.string(), z.unknown()));
  const config = epochs === null ? given : { ...given, epochs };
  parseTrainingConfig(file, config);
  return { file, config, folder };
}

/** A run's folder: its configuration, its weights, its figures. */
export function studyFolder({ folder }: Study, run: StudyRun): string {
  return join(folder, runName(run));
}

/** A run's training configuration. @throws DataFileError */
export function studyConfig({ file, config }: Study, { variant }: StudyRun): TrainingConfig {
  return parseTrainingConfig(file, variantConfig(config, variant));
}

/** Writes a run's configuration into its folder, for the trainer to read, and returns the file. */
export async function writeStudyConfig(study: Study, run: StudyRun): Promise<string> {
  const folder = studyFolder(study, run);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'train.json');
  await writeFile(file, `${JSON.stringify(variantConfig(study.config, run.variant), null, 1)}\n`);
  return file;
}

/** What a run came to; null when it is not finished or was another configuration or seed. */
export async function finishedRecord(study: Study, run: StudyRun): Promise<EvaluationRecord | null> {
  const folder = studyFolder(study, run);
  try {
    const record = await readRecord(folder);
    const same = isDeepStrictEqual(parseTrainingConfig(folder, record.config), studyConfig(study, run));
    return same && record.seed === run.seed ? record : null;
  } catch (error) {
    if (error instanceof DataFileError) return null;
    throw error;
  }
}
