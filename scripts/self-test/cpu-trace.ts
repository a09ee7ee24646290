import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfTestTracks } from '../../src/engine/backend/self-test.ts';
import { disposeInput, networkInput } from '../../src/engine/workers/inference/network-input.ts';
import { loadNetwork, type PlainTrace, readTraces } from '../../src/model/index.ts';
import { startBackend } from '../../src/training/node/backend.ts';

/**
 * What the cpu backend answers to the self-test with the network of a folder. Makes cpu this process's backend.
 * @throws NetworkFileError when the folder's files are no network; the file system's error when they are not there
 */
export async function cpuTrace(folder: string): Promise<PlainTrace> {
  await startBackend('cpu');
  const json: unknown = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'));
  const network = loadNetwork(json, await readFile(join(folder, 'weights.bin')));
  const input = networkInput(selfTestTracks(network.config), network.config);
  try {
    const [trace] = await readTraces(network, input);
    if (!trace) throw new Error('The network gave no answer.');
    return trace;
  } finally {
    disposeInput(input);
    network.dispose();
  }
}
