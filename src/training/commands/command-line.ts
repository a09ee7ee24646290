import { type ParseArgsConfig, parseArgs } from 'node:util';
import { dataFolder } from '../../../scripts/project.ts';
import { BackendError } from '../backend.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { TrainingError } from '../trainer.ts';

/** The command line asks for something this command does not do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a person can mend: a file, an option, a setting. Anything else is a bug and keeps its stack. */
const MENDABLE = [DataFileError, UsageError, BackendError, TrainingError];
/** Exit code for it. */
const BAD_INPUT = 2;

/** The data folder when none is given. */
export const DEFAULT_DATA = dataFolder();
export const DEFAULT_MODEL = 'models/dbr';

/** `parseArgs` of Node with its complaints as usage errors. @throws UsageError */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    throw new UsageError(
      cause instanceof Error ? cause.message.replace(/\. To specify.*$/s, '') : String(cause),
    );
  }
}

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
    if (!MENDABLE.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = BAD_INPUT;
  }
}
