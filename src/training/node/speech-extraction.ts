import { readFile } from 'node:fs/promises';
import { decodeSound } from '../../features/acoustic/decode.ts';
import { extractAcoustic } from '../../features/acoustic/extractor.ts';
import { loudestLevel } from '../../features/acoustic/level.ts';
import { readVoiceDetection } from '../../features/acoustic/node-source.ts';
import { poolAcoustic } from '../../features/acoustic/pooling.ts';
import { normaliseFrame, statisticsFromFrames } from '../../features/acoustic/speaker-normalisation.ts';
import { VOICE_BLOCK_SAMPLES } from '../../features/acoustic/voice-activity.ts';
import { FeatureError } from '../../features/feature-error.ts';
import { ACOUSTIC_WIDTH, type AcousticFrame } from '../../features/frames.ts';
import type { StepSequence } from '../../features/step-sequence.ts';
import { type StepStore, sequenceOf, storeOf } from '../core/data/step-store.ts';
import { type Progress, reportProgress } from '../core/steps/progress.ts';
import { cachePath, readCachedSteps, writeCachedSteps } from './feature-cache.ts';
import { DataFileError } from './readers/data-file-error.ts';
import type { SpeechRow } from './readers/speech.ts';

/** Raise it when the acoustic features change: everything cached before is then left aside. */
const ACOUSTIC_VERSION = '6';
/** Somebody who whispers is heard, however loud they shout elsewhere: the loudest counts up to 30 dB above a clip's own. */
const LOUDEST_ABOVE = 10 ** (30 / 20);

/**
 * Pooled acoustic steps of every clip, in order, each speaker normalised over all of their clips in the list, in
 * loudness as heard by the voice detector and in features.
 * @param csv the file that lists the clips, for errors
 * @throws DataFileError naming the row of a clip that is missing or unreadable
 */
export async function acousticSteps(
  csv: string,
  rows: readonly SpeechRow[],
  progress: Progress = reportProgress('speech features'),
): Promise<StepStore> {
  const clips = await Promise.all(rows.map((row) => readClip(csv, row)));
  const inputs = rows.flatMap(({ speaker }, i) => [speaker, clips[i] as Uint8Array]);
  const path = cachePath('acoustic', [ACOUSTIC_VERSION, ...inputs]);
  const cached = await readCachedSteps(path);
  if (cached) return cached;

  const voice = await readVoiceDetection();
  const frames: AcousticFrame[][] = [];
  const loudest: number[] = [];
  const levels = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const level = loudestLevel(await decodeClip(csv, row, clips[i] as Uint8Array), VOICE_BLOCK_SAMPLES);
    loudest.push(level);
    levels.set(row.speaker, Math.max(level, levels.get(row.speaker) ?? 0));
  }
  for (const [i, row] of rows.entries()) {
    const sound = await decodeClip(csv, row, clips[i] as Uint8Array);
    const level = Math.min(levels.get(row.speaker) ?? 0, LOUDEST_ABOVE * (loudest[i] ?? 0));
    frames.push(extractAcoustic(sound, voice, 0, level));
    progress(i + 1, rows.length);
  }
  const store = storeOf(ACOUSTIC_WIDTH, poolBySpeaker(rows, frames));
  await writeCachedSteps(path, store);
  return store;
}

function poolBySpeaker(rows: readonly SpeechRow[], frames: readonly AcousticFrame[][]): StepSequence[] {
  const speakers = new Set(rows.map(({ speaker }) => speaker));
  const statistics = new Map(
    [...speakers].map((speaker) => [
      speaker,
      statisticsFromFrames(frames.filter((_, i) => rows[i]?.speaker === speaker).flat()),
    ]),
  );
  return frames.map((clip, i) => {
    const speaker = statistics.get(rows[i]?.speaker ?? '');
    const normalised = speaker ? clip.map((frame) => normaliseFrame(frame, speaker)) : clip;
    return sequenceOf(poolAcoustic(normalised, 0), ACOUSTIC_WIDTH);
  });
}

async function readClip(csv: string, { path, file, line }: SpeechRow): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new DataFileError(csv, line, `the clip "${file}" cannot be read`, { cause });
  });
}

async function decodeClip(csv: string, { file, line }: SpeechRow, bytes: Uint8Array): Promise<Float32Array> {
  return quietly(() => decodeSound(bytes)).catch((cause: unknown) => {
    if (!(cause instanceof FeatureError)) throw cause;
    throw new DataFileError(csv, line, `the clip "${file}": ${cause.message}`, { cause });
  });
}

/** The Opus decoder also writes every damaged frame to the console; the error says it once. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { error } = console;
  console.error = () => undefined;
  try {
    return await work();
  } finally {
    console.error = error;
  }
}
