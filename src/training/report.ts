import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Network } from '../model/index.ts';
import { renderCard } from './card.ts';
import { readNetwork } from './checkpoint.ts';
import {
  type Evaluation,
  evaluateComposed,
  evaluateFaces,
  evaluateSpeech,
  evaluateText,
} from './evaluation.ts';
import { valencePool } from './pools.ts';
import type { TrainingConfig } from './training-config.ts';
import { heldOut, loadClips, loadPictures, loadSentences } from './training-data.ts';

/** Which run a folder's weights come from. */
export interface RunSummary {
  /** Data folder the configuration's paths are relative to. */
  data: string;
  config: TrainingConfig;
  seed: number;
  /** Counted from 0. */
  bestEpoch: number;
}

/** A network's results on the rows its training never saw, by what they were measured on. */
export type Results = Record<string, Evaluation>;

/**
 * Judges the network in `folder` as it was written (half precision and all) and writes evaluation.json and card.md
 * beside it. Needs a running tfjs backend. @throws DataFileError
 */
export async function writeReport(folder: string, run: RunSummary): Promise<void> {
  const network = await readNetwork(folder);
  try {
    const results = await evaluateRun(network, run);
    const { config, seed, bestEpoch } = run;
    const record = { seed, bestEpoch, config, results };
    await writeFile(join(folder, 'evaluation.json'), `${JSON.stringify(record, null, 1)}\n`);
    await writeFile(join(folder, 'card.md'), renderCard(folder, network, run, results));
  } finally {
    network.dispose();
  }
}

async function evaluateRun(network: Network, { data, config, seed }: RunSummary): Promise<Results> {
  const { text, speech, faces } = config.data;
  const clips = heldOut(await loadClips(join(data, speech)));
  const pictures = heldOut(await loadPictures(join(data, faces)));
  const results: Results = {};
  const validation = (
    await Promise.all(text.validation.map(async (file) => heldOut(await loadSentences(join(data, file)))))
  ).flat();
  const pools = { sentences: validation, clips: valencePool(clips), pictures: valencePool(pictures) };
  results['composed samples'] = await evaluateComposed(network, pools, seed);
  for (const file of [...text.whole, ...text.sampled]) {
    results[`language alone, ${file}`] = await evaluateText(
      network,
      heldOut(await loadSentences(join(data, file))),
    );
  }
  results[`voice alone, ${speech}`] = await evaluateSpeech(network, clips);
  results[`face alone, ${faces}`] = await evaluateFaces(network, pictures, seed);
  return results;
}
