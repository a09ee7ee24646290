import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, wherever a command is started from. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the project. */
export const inProject = (...parts: string[]): string => resolve(projectRoot, ...parts);

/** A local folder with copies of outside model files; allowed to be missing. */
export const localModelFolders = (): string[] => [
  ...(process.env.DBR_MODELS ? [resolve(projectRoot, process.env.DBR_MODELS)] : []),
  resolve(projectRoot, '../shared/models'),
];
