import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfTestTracks } from '../../engine/backend/self-test.ts';
import { disposeInput, networkInput } from '../../engine/workers/inference/network-input.ts';
import { type PlainTrace, readTraces } from '../../model/index.ts';
import { startBackend } from './backend.ts';
import { readNetwork } from './checkpoint.ts';

const SELF_TEST_FILE = 'self-test.json';
/** More than a float32 holds. */
const DIGITS = 9;

/**
 * What the cpu backend answers to the self-test with the network of a folder. Makes cpu this process's backend.
 * @throws as `readNetwork`
 */
export async function cpuTrace(folder: string): Promise<PlainTrace> {
  await startBackend('cpu');
  const network = await readNetwork(folder);
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

/** Writes that beside the weights, for pages that check what they compute on. @throws as `cpuTrace` */
export async function writeSelfTest(folder: string): Promise<void> {
  const tensors = Object.entries(await cpuTrace(folder)).map(([name, { shape, values }]) => [
    name,
    { shape, values: Array.from(values, (value) => Number(value.toPrecision(DIGITS))) },
  ]);
  await writeFile(join(folder, SELF_TEST_FILE), `${JSON.stringify(Object.fromEntries(tensors))}\n`);
}
