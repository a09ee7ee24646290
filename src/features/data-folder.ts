import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Outside data for training and capture tests; not part of the project and allowed to be missing. Node only. */
export const dataFolder = (): string => resolve(PROJECT, process.env.DBR_DATA ?? '../shared/data');
