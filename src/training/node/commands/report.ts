import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { valencePool } from '../../core/data/pools.ts';
import { takeRows } from '../../core/judging/cases.ts';
import {
  evaluateComposed,
  evaluateFaces,
  evaluateRows,
  evaluateSpeech,
} from '../../core/judging/evaluation.ts';
import { faceShift } from '../../core/judging/face-shift.ts';
import { isDbr, type TrainedPredictor } from '../../core/plan/architectures.ts';
import type { TrainingConfig } from '../../core/plan/training-config.ts';
import { heldOutPools, type JudgedFiles, writeBank } from '../bank.ts';
import { writeCard } from '../card/card.ts';
import { readPredictor } from '../checkpoint.ts';
import { epochSeconds } from '../epoch-times.ts';
import {
  BEHAVIOUR,
  COMPOSED,
  type EvaluationRecord,
  RECORD_FILE,
  type Results,
  readRecord,
} from '../evaluation-record.ts';
import { loadHeldOut } from '../held-out.ts';
import { calibrationHalves, readIntervals, writeIntervals } from '../intervals.ts';
import { behaviourRows, textRows } from '../judged-rows.ts';
import { runLog } from '../runs.ts';
import { heldOut, loadClips, loadPictures, loadSentences, loadTakes } from '../training-data.ts';

/** Which run a folder's weights come from. */
export interface RunSummary {
  /** Data folder the configuration's paths are relative to. */
  data: string;
  config: TrainingConfig;
  seed: number;
  /** Counted from 0. */
  bestEpoch: number;
}

/** Every network is judged on the same samples, whatever the seed of its training. */
const JUDGING_SEED = 1;
/** Compositions of every validation sentence in each row of composed samples. */
const COMPOSITIONS = 4;

/**
 * Judges the network in `folder` as it was written (half precision and all) and writes evaluation.json, card.md and the
 * reference bank beside it, and its intervals into model.json. Needs a running tfjs backend. @throws DataFileError
 */
export async function writeReport(folder: string, run: RunSummary): Promise<void> {
  const network = await readPredictor(folder);
  try {
    const { data, config, seed, bestEpoch } = run;
    const interval = await writeIntervals(
      folder,
      network,
      calibrationHalves(await loadHeldOut(data, config.data)),
    );
    await writeRecord(folder, {
      seed,
      bestEpoch,
      epochSeconds: await epochSeconds(runLog(folder)),
      backend: tf.getBackend(),
      config,
      interval,
      ...(await judge(folder, network, data, config.data)),
    });
  } finally {
    network.dispose();
  }
}

/**
 * Judges a folder's network anew on the data under `data`, and writes evaluation.json and card.md; what they say of its
 * training stays. @throws DataFileError
 */
export async function judgeAgain(folder: string, data: string): Promise<void> {
  const record = await readRecord(folder);
  const network = await readPredictor(folder);
  try {
    await writeRecord(folder, { ...record, ...(await judge(folder, network, data, record.config.data)) });
  } finally {
    network.dispose();
  }
}

/** A record before it has been through JSON. */
type FreshRecord = Omit<EvaluationRecord, 'config'> & { config: TrainingConfig | EvaluationRecord['config'] };

async function writeRecord(folder: string, record: FreshRecord): Promise<void> {
  await writeFile(join(folder, RECORD_FILE), `${JSON.stringify(record, null, 1)}\n`);
  await writeCard(folder);
}

async function judge(folder: string, predictor: TrainedPredictor, data: string, files: JudgedFiles) {
  const { text, speech, faces, pairs } = files;
  const clips = await loadClips(join(data, speech), { choose: heldOut });
  const allPictures = await loadPictures(join(data, faces));
  const pictures = heldOut(allPictures);
  const sentences = async (file: string) => await loadSentences(join(data, file), { choose: heldOut });
  const validation = (await Promise.all(text.validation.map(sentences))).flat();
  const pools = { sentences: validation, clips: valencePool(clips), pictures: valencePool(pictures) };
  const intervals = await readIntervals(folder);

  const results: Results = {
    [COMPOSED]: await evaluateComposed(predictor, pools, JUDGING_SEED, COMPOSITIONS, intervals),
  };
  const portions = text.portions.map(({ file }) => file);
  for (const file of new Set([...text.whole, ...text.sampled, ...portions])) {
    const rows = await textRows(join(data, file));
    results[`language alone, ${file}`] = await evaluateRows('text', predictor, rows, intervals);
  }
  results[BEHAVIOUR] = await evaluateRows(
    'behaviour',
    predictor,
    await behaviourRows(JUDGING_SEED),
    intervals,
  );
  results[`voice alone, ${speech}`] = await evaluateSpeech(predictor, clips, intervals);
  results[`face alone, ${faces}`] = await evaluateFaces(predictor, pictures, JUDGING_SEED, intervals);
  if (pairs !== undefined) {
    const takes = await loadTakes(join(data, pairs), { choose: heldOut });
    results[`takes, ${pairs}`] = await evaluateRows(
      'pairs',
      predictor,
      takeRows(takes, JUDGING_SEED),
      intervals,
    );
  }
  return {
    compositions: COMPOSITIONS,
    results,
    faceShift: await faceShift(predictor, validation, allPictures, pictures, JUDGING_SEED),
    diagnostics: isDbr(predictor)
      ? await writeBank(folder, predictor, await heldOutPools(data, files))
      : null,
  };
}
