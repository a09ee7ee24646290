/**
 * `npm run self-test -- models/NAME`: writes self-test.json beside a network's weights, what the cpu backend answers to the
 * window that every backend is checked with: a page that knows it starts seconds sooner. Run it when the weights are new.
 */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { optionsOrExit } from '../src/training/node/command-line.ts';
import { cpuTrace } from './self-test/cpu-trace.ts';

const DEFAULT_FOLDER = 'models/dbr';
/** More than a float32 holds. */
const DIGITS = 9;

const { operand: folder = DEFAULT_FOLDER } = optionsOrExit({
  command: 'npm run self-test',
  does: 'Writes what the cpu answers to the self-test beside a network’s weights.',
  operand: { value: '[FOLDER]', says: `The network. Default: ${DEFAULT_FOLDER}.` },
  options: {},
});
const tensors = Object.entries(await cpuTrace(folder)).map(([name, { shape, values }]) => [
  name,
  { shape, values: Array.from(values, (value) => Number(value.toPrecision(DIGITS))) },
]);
await writeFile(join(folder, 'self-test.json'), `${JSON.stringify(Object.fromEntries(tensors))}\n`);
