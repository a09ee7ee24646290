import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Network, NetworkFileError } from '../../model/index.ts';
import type { Precision } from '../../model/stored-tensors.ts';
import {
  isDbr,
  loadPredictor,
  serializePredictor,
  type TrainedPredictor,
} from '../core/plan/architectures.ts';
import type { AdamW } from '../core/steps/optimizer.ts';

const progressSchema = z.object({
  /** What the run is: configuration, data and seed as text. A checkpoint of another run is not taken up. */
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
  network: TrainedPredictor,
  precision: Precision,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Reads ahead: in Node the values on a GPU can be had asynchronously only.
  await Promise.all([...network.parameters.values()].map((tensor) => tensor.data()));
  const { json, bytes } = serializePredictor(network, precision);
  await writeWhole(join(folder, 'weights.bin'), bytes);
  await writeWhole(join(folder, 'model.json'), `${JSON.stringify(json, null, 1)}\n`);
}

/**
 * Reads what `writeNetwork` wrote: a DBR network or the baseline, as its model.json says.
 * @throws NetworkFileError when the files are not a network; the file system's error when they are not there
 */
export async function readPredictor(
  folder: string,
  options: { trainable?: boolean } = {},
): Promise<TrainedPredictor> {
  const json: unknown = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'));
  return loadPredictor(json, await readFile(join(folder, 'weights.bin')), options);
}

/** Reads a DBR network. @throws as `readPredictor`; NetworkFileError also when the folder holds the baseline */
export async function readNetwork(folder: string): Promise<Network> {
  const predictor = await readPredictor(folder);
  if (isDbr(predictor)) return predictor;
  predictor.dispose();
  throw new NetworkFileError(
    'This is the late-fusion baseline, which has no branches; a DBR network is needed.',
  );
}

/** Stores where a run stands, so that it can go on after an interruption, whenever that comes. */
export async function writeCheckpoint(
  folder: string,
  network: TrainedPredictor,
  optimizer: AdamW,
  progress: Omit<RunProgress, 'optimizerStep'>,
): Promise<void> {
  const checkpoint = checkpointFolder(folder, progress.epochs);
  await writeNetwork(checkpoint, network, 'float32');
  const { step, moments } = await optimizer.state();
  await writeWhole(join(checkpoint, 'moments.bin'), new Uint8Array(moments.buffer));
  // Written last: until it is there, the checkpoint before counts.
  await writeWhole(progressFile(folder), JSON.stringify({ ...progress, optimizerStep: step }, null, 1));
}

/** Where a run stands, or null when `folder` holds none or another run. */
export async function readProgress(folder: string, run: string): Promise<RunProgress | null> {
  const text = await readFile(progressFile(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const progress = progressSchema.parse(JSON.parse(text));
  return progress.run === run ? progress : null;
}

/** Forgets where a run stood, so that what another one leaves in the folder is not taken for its. */
export async function forgetProgress(folder: string): Promise<void> {
  await rm(progressFile(folder), { force: true });
}

/** The network and the optimizer's moments that belong to `progress`. */
export async function readCheckpoint(
  folder: string,
  { epochs }: RunProgress,
): Promise<{ network: TrainedPredictor; moments: Float32Array }> {
  const checkpoint = checkpointFolder(folder, epochs);
  const bytes = await readFile(join(checkpoint, 'moments.bin'));
  return {
    network: await readPredictor(checkpoint, { trainable: true }),
    moments: new Float32Array(new Uint8Array(bytes).buffer),
  };
}

/** Two take turns: the one that counts is whole while the next is written. */
function checkpointFolder(folder: string, epochs: number): string {
  return join(folder, epochs % 2 === 0 ? 'even' : 'odd');
}

function progressFile(folder: string): string {
  return join(folder, 'progress.json');
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.partial`, content);
  await rename(`${path}.partial`, path);
}
