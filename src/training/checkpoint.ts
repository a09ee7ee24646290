import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadNetwork, type Network, serializeNetwork } from '../model/index.ts';
import type { AdamW } from './optimizer.ts';

/** Where runs leave their checkpoints and logs; git ignores the folder. */
export const RUNS = join('.cache', 'runs');

const progressSchema = z.object({
  /** What the run is: configuration and seed as text. A checkpoint of another run is not taken up. */
  run: z.string(),
  /** Epochs done. */
  epochs: z.int().nonnegative(),
  bestEpoch: z.int(),
  /** Validation error of the best epoch; null before the first. */
  bestError: z.number().nullable(),
  optimizerStep: z.int().nonnegative(),
});

export type RunProgress = z.infer<typeof progressSchema>;

/** Writes a network as model.json and weights.bin into a folder. */
export async function writeNetwork(
  folder: string,
  network: Network,
  precision: 'float16' | 'float32',
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { json, bytes } = serializeNetwork(network, precision);
  await writeWhole(join(folder, 'weights.bin'), bytes);
  await writeWhole(join(folder, 'model.json'), `${JSON.stringify(json, null, 1)}\n`);
}

/**
 * Reads a network from a folder.
 * @throws NetworkFileError when the files are not a network; the file system's error when they are not there
 */
export async function readNetwork(folder: string, options: { trainable?: boolean } = {}): Promise<Network> {
  const json: unknown = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'));
  return loadNetwork(json, await readFile(join(folder, 'weights.bin')), options);
}

/** Stores where a run stands, so that it can go on after an interruption. */
export async function writeCheckpoint(
  folder: string,
  network: Network,
  optimizer: AdamW,
  progress: Omit<RunProgress, 'optimizerStep'>,
): Promise<void> {
  const latest = join(folder, 'latest');
  await writeNetwork(latest, network, 'float32');
  const { step, moments } = optimizer.state();
  await writeWhole(join(latest, 'moments.bin'), new Uint8Array(moments.buffer));
  // Written last: without it the rest is not taken for a checkpoint of this epoch.
  await writeWhole(
    join(folder, 'progress.json'),
    JSON.stringify({ ...progress, optimizerStep: step }, null, 1),
  );
}

/** Where a run stands, or null when `folder` holds none or another run. */
export async function readProgress(folder: string, run: string): Promise<RunProgress | null> {
  const text = await readFile(join(folder, 'progress.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const progress = progressSchema.parse(JSON.parse(text));
  return progress.run === run ? progress : null;
}

/** The network and the optimizer's moments of the last checkpoint. */
export async function readCheckpoint(folder: string): Promise<{ network: Network; moments: Float32Array }> {
  const latest = join(folder, 'latest');
  const bytes = await readFile(join(latest, 'moments.bin'));
  return {
    network: await readNetwork(latest, { trainable: true }),
    moments: new Float32Array(new Uint8Array(bytes).buffer),
  };
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.partial`, content);
  await rename(`${path}.partial`, path);
}
