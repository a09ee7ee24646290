import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Bank,
  type BankDiagnostics,
  bankDiagnostics,
  parseBank,
  serializeBank,
  tabulate,
} from '../../diagnostics/index.ts';
import { MODALITIES, type Network } from '../../model/index.ts';
import { sampleOf } from '../core/data/batching.ts';
import { type Composition, compose } from '../core/data/composition.ts';
import { type Pools, valencePool } from '../core/data/pools.ts';
import { writeHeadReference } from '../core/fine-tune/head-reference.ts';
import type { TrainingConfig } from '../core/plan/training-config.ts';
import { headInputs, summariseSamples } from '../core/predictors/utterances.ts';
import { openRandom } from '../core/random.ts';
import { heldOut, loadClips, loadPictures, loadSentences } from './training-data.ts';

/** Utterances of a bank. With so many a debiased CKA of independent vectors strays from 0 by some .004. */
const UTTERANCES = 384;
/** The same for every network, so that two of them are compared on the same utterances. */
const SEED = 3;

/**
 * The utterances of a bank: different held-out sentences, each with a voice and a face as compositions draw them, all
 * three there. Which ones does not depend on the network. Fewer when there are fewer sentences.
 */
export function composeBank(pools: Pools): Composition[] {
  const random = openRandom(SEED);
  const sentences = random.shuffle([...pools.sentences]).slice(0, UTTERANCES);
  return sentences.map((sentence) => compose(sentence, pools, random, { present: MODALITIES }));
}

/**
 * What `network` makes of each composition. Needs a running tfjs backend.
 * @throws RangeError for a class head: its contributions belong to a class
 */
export async function createBank(network: Network, compositions: readonly Composition[]): Promise<Bank> {
  const { width, anchors, stages, extractors, classes } = network.config;
  if (classes !== 1) throw new RangeError('a reference bank needs a network with a sentiment head');
  const summaries = await summariseSamples(network, compositions, sampleOf);
  return {
    ...tabulate(summaries),
    seed: SEED,
    config: { width, anchors, stages, extractors },
    label: Float32Array.from(compositions, ({ label }) => label),
    valences: Float32Array.from(
      MODALITIES.flatMap((modality) => compositions.map(({ valences }) => valences[modality])),
    ),
  };
}

/** What of a configuration's files is judged on. */
export type JudgedFiles = Pick<TrainingConfig['data'], 'speech' | 'faces' | 'pairs'> & {
  text: Pick<TrainingConfig['data']['text'], 'whole' | 'sampled' | 'validation'> & {
    portions: readonly { file: string }[];
  };
};

/** Pools of everything a configuration names that was never trained on. @throws DataFileError */
export async function heldOutPools(folder: string, { text, speech, faces }: JudgedFiles): Promise<Pools> {
  const files = new Set([...text.whole, ...text.sampled, ...text.validation]);
  const sentences: Pools['sentences'][] = [];
  for (const file of files) sentences.push(await loadSentences(join(folder, file), { choose: heldOut }));
  return {
    sentences: sentences.flat(),
    clips: valencePool(await loadClips(join(folder, speech), { choose: heldOut })),
    pictures: valencePool(heldOut(await loadPictures(join(folder, faces)))),
  };
}

/**
 * Writes a network's reference bank beside its weights, bank.json and bank.bin, and what its head reads of the same
 * utterances, reference.npz: they are held still when somebody fine-tunes the head.
 * @returns what the bank says, as read back: the figures are those of the file
 */
export async function writeBank(folder: string, network: Network, pools: Pools): Promise<BankDiagnostics> {
  const compositions = composeBank(pools);
  const { json, bytes } = serializeBank(await createBank(network, compositions));
  await writeFile(join(folder, 'bank.bin'), bytes);
  await writeFile(join(folder, 'bank.json'), `${JSON.stringify(json, null, 1)}\n`);
  const reference = await writeHeadReference({
    inputs: await headInputs(network, compositions, sampleOf),
    labels: compositions.map(({ label }) => label),
    extractors: network.config.extractors ?? {},
  });
  await writeFile(join(folder, 'reference.npz'), reference.stream());
  return bankDiagnostics(await readBank(folder));
}

/** Reads a folder's reference bank. @throws BankFileError; the file system's error when there is none */
export async function readBank(folder: string): Promise<Bank> {
  const json: unknown = JSON.parse(await readFile(join(folder, 'bank.json'), 'utf8'));
  return parseBank(json, await readFile(join(folder, 'bank.bin')));
}
