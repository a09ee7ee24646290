import { join } from 'node:path';
import { startBackend } from '../backend.ts';
import { heldOutPools, writeBank } from '../bank.ts';
import { readTrainingConfig } from '../training-config.ts';
import { DATA_OPTION, DEFAULT_MODEL, MODEL_OPTION, parseOptions } from './command-line.ts';
import { openNetwork } from './open-network.ts';

const USAGE = {
  command: 'npm run bank',
  does: 'Rebuilds the reference bank of a trained network (bank.json and bank.bin beside its weights) and prints its figures as JSON.',
  options: {
    model: MODEL_OPTION,
    data: DATA_OPTION,
    config: {
      type: 'string',
      default: join(DEFAULT_MODEL, 'train.json'),
      value: 'FILE.json',
      says: 'Configuration that names the files of the data folder.',
    },
  },
} as const;

/**
 * `npm run bank`: makes the reference bank of a trained network anew (bank.json and bank.bin beside its weights) and
 * prints what it says as JSON. Banks of networks made with the same data and configuration hold the same utterances.
 * @throws UsageError, DataFileError
 */
export async function bankCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, USAGE);
  const config = await readTrainingConfig(options.config);
  await startBackend('wasm');
  const network = await openNetwork(options.model);
  try {
    const diagnostics = await writeBank(
      options.model,
      network,
      await heldOutPools(options.data, config.data),
    );
    process.stdout.write(`${JSON.stringify(diagnostics, null, 1)}\n`);
  } finally {
    network.dispose();
  }
}
