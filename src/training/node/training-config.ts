import { type TrainingConfig, trainingConfigSchema } from '../core/plan/training-config.ts';
import { fitConfig, readConfigFile } from './config-file.ts';

/** Reads a training configuration. @throws DataFileError when the file is missing, not JSON, or does not fit. */
export async function readTrainingConfig(file: string): Promise<TrainingConfig> {
  return parseTrainingConfig(file, await readConfigFile(file));
}

/** Completes a configuration with its defaults. @throws DataFileError about `file` when it does not fit */
export function parseTrainingConfig(file: string, value: unknown): TrainingConfig {
  return fitConfig(file, trainingConfigSchema, value);
}
