import { relative } from 'node:path';
import { dataFolder } from '../../../features/data-folder.ts';
import { BackendError } from '../backend.ts';
import { endWith, UsageError } from '../command-line.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { TrainingError } from '../trainer.ts';

export { parseOptions, UsageError } from '../command-line.ts';

/** What a person can mend: a file, an option, a setting. Anything else is a bug and keeps its stack. */
const MENDABLE = [DataFileError, BackendError, TrainingError];

/** The data folder when none is given. */
export const DEFAULT_DATA = relative('.', dataFolder()) || '.';
export const DEFAULT_MODEL = 'models/dbr';

/** Options that several commands have. */
export const DATA_OPTION = {
  type: 'string',
  default: DEFAULT_DATA,
  value: 'FOLDER',
  says: 'The data folder.',
} as const;
export const MODEL_OPTION = {
  type: 'string',
  default: DEFAULT_MODEL,
  value: 'FOLDER',
  says: 'The network: model.json and weights.bin.',
} as const;
export const SEED_OPTION = {
  type: 'string',
  default: '1',
  value: 'N',
  says: 'Seed of all random choices, a whole number.',
} as const;

/** A whole number of at least `least`. @throws UsageError */
export function integerOption(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || !Number.isSafeInteger(value))
    throw new UsageError(`--${name} is "${text}", not a whole number from ${least}`);
  return value;
}

/** Runs a command; what a person can mend becomes one line on standard error and exit code 2. */
export async function runCommand(command: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    endWith(error, MENDABLE);
  }
}
