import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { NetworkFileError } from '../../model/index.ts';
import { DataFileError } from './readers/data-file-error.ts';

/** Completes a configuration with its defaults. @throws DataFileError about `file` when it does not fit */
export function fitConfig<Config>(file: string, schema: z.ZodType<Config, unknown>, value: unknown): Config {
  try {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    const where = issue?.path.join('.') || 'configuration';
    throw new DataFileError(file, null, `${where}: ${issue?.message ?? 'does not fit'}`);
  } catch (cause) {
    if (cause instanceof NetworkFileError) throw new DataFileError(file, null, cause.message, { cause });
    throw cause;
  }
}

/** What a configuration file says. @throws DataFileError when it is missing or not JSON */
export async function readConfigFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DataFileError(file, null, 'cannot be read', { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DataFileError(file, null, 'is not JSON', { cause });
  }
}
