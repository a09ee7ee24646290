import { join } from 'node:path';
import { startBackend } from '../backend.ts';
import { heldOutPools, writeBank } from '../bank.ts';
import { readTrainingConfig } from '../training-config.ts';
import { DEFAULT_DATA, DEFAULT_MODEL, parseOptions } from './command-line.ts';
import { openNetwork } from './open-network.ts';

/**
 * `npm run bank`: makes the reference bank of a trained network anew (bank.json and bank.bin beside its weights) and
 * prints what it says as JSON. Banks of networks made with the same data and configuration hold the same utterances.
 * @throws UsageError, DataFileError
 */
export async function bankCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, {
    model: { type: 'string', default: DEFAULT_MODEL },
    data: { type: 'string', default: DEFAULT_DATA },
    config: { type: 'string', default: join(DEFAULT_MODEL, 'train.json') },
  });
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
