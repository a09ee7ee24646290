import { readFile } from 'node:fs/promises';
import { decodeSound } from '../../features/acoustic/decode.ts';
import { extractAcoustic } from '../../features/acoustic/extractor.ts';
import { loudestLevel } from '../../features/acoustic/level.ts';
import { readVoiceDetection } from '../../features/acoustic/node-source.ts';
import { poolAcoustic } from '../../features/acoustic/pooling.ts';
import { normaliseFrame, statisticsFromFrames } from '../../features/acoustic/speaker-normalisation.ts';
import { VOICE_BLOCK_SAMPLES } from '../../features/acoustic/voice-activity.ts';
import { FeatureError } from '../../features/feature-error.ts';
import {
  ACOUSTIC_FRAME_SECONDS,
  ACOUSTIC_FRAME_WIDTH,
  ACOUSTIC_HOP_SECONDS,
  ACOUSTIC_WIDTH,
  type AcousticFrame,
} from '../../features/frames.ts';
import type { StepSequence } from '../../features/step-sequence.ts';
import { rerecord } from '../core/data/rerecord.ts';
import { type StepStore, sequenceAt, sequenceOf, storeOf } from '../core/data/step-store.ts';
import { openRandom } from '../core/random.ts';
import { type Progress, reportProgress } from '../core/steps/progress.ts';
import { cachePath, readCachedSteps, writeCachedSteps } from './feature-cache.ts';
import { DataFileError } from './readers/data-file-error.ts';
import type { SpeechRow } from './readers/speech.ts';

/** Raise it when the acoustic frames change: everything cached before is then left aside. */
const ACOUSTIC_VERSION = '7';
/** Somebody who whispers is heard, however loud they shout elsewhere: the loudest counts up to 30 dB above a clip's own. */
const LOUDEST_ABOVE = 10 ** (30 / 20);
const RERECORDING_SEED = 1;
/** A cached frame: the 21 values, and its pitch; whether it is voiced is its step's validity. */
const CACHED_WIDTH = ACOUSTIC_FRAME_WIDTH + 1;

interface ExtractionOptions {
  /** As another room and microphone recorded them, the same for the same place in a speaker's list. */
  rerecorded?: boolean;
  progress?: Progress;
}

/**
 * Acoustic frames of every clip, in order, not yet normalised; the voice detector knows how loud each speaker gets in
 * their clips of the list. They are cached a speaker at a time, so that what was
 * interrupted goes on from there.
 * @param csv the file that lists the clips, for errors
 * @throws DataFileError naming the row of a clip that is missing or unreadable
 */
export async function acousticFrames(
  csv: string,
  rows: readonly SpeechRow[],
  { rerecorded = false, progress = reportProgress('speech features') }: ExtractionOptions = {},
): Promise<AcousticFrame[][]> {
  const found: AcousticFrame[][] = new Array(rows.length);
  let done = 0;
  for (const speaker of new Set(rows.map((row) => row.speaker))) {
    const own = rows.flatMap((row, place) => (row.speaker === speaker ? [{ row, place }] : []));
    const frames = await speakerFrames(
      csv,
      own.map(({ row }) => row),
      rerecorded,
      () => progress(++done, rows.length),
    );
    for (const [i, { place }] of own.entries()) found[place] = frames[i] as AcousticFrame[];
  }
  return found;
}

/** Frames of one speaker's clips. */
async function speakerFrames(
  csv: string,
  rows: readonly SpeechRow[],
  rerecorded: boolean,
  clipDone: () => void,
): Promise<AcousticFrame[][]> {
  const clips = await Promise.all(rows.map((row) => readClip(csv, row)));
  const path = cachePath(rerecorded ? 'rerecorded-voice' : 'voice', [ACOUSTIC_VERSION, ...clips]);
  const cached = await readCachedSteps(path);
  if (cached) return rows.map((_, i) => framesOf(sequenceAt(cached, i)));

  const voice = await readVoiceDetection();
  const sounds: Float32Array[] = [];
  for (const [i, row] of rows.entries()) {
    const sound = await decodeClip(csv, row, clips[i] as Uint8Array);
    sounds.push(rerecorded ? rerecord(sound, openRandom(RERECORDING_SEED, i)) : sound);
  }
  const levels = sounds.map((sound) => loudestLevel(sound, VOICE_BLOCK_SAMPLES));
  const loudest = Math.max(...levels);
  const frames = sounds.map((sound, i) => {
    const found = extractAcoustic(sound, voice, 0, Math.min(loudest, LOUDEST_ABOVE * (levels[i] ?? 0)));
    clipDone();
    return found;
  });
  const store = storeOf(CACHED_WIDTH, frames.map(sequenceOfFrames));
  await writeCachedSteps(path, store);
  return rows.map((_, i) => framesOf(sequenceAt(store, i)));
}

function sequenceOfFrames(frames: readonly AcousticFrame[]): StepSequence {
  return sequenceOf(
    frames.map(({ values, pitchHertz, voiced }) => ({
      values: Float32Array.of(...values, pitchHertz),
      valid: voiced,
    })),
    CACHED_WIDTH,
  );
}

function framesOf({ values, valid }: StepSequence): AcousticFrame[] {
  return Array.from(valid, (voiced, index) => {
    const start = index * CACHED_WIDTH;
    const end = start + ACOUSTIC_FRAME_WIDTH;
    return {
      seconds: index * ACOUSTIC_HOP_SECONDS + ACOUSTIC_FRAME_SECONDS / 2,
      values: values.subarray(start, end),
      voiced: voiced === 1,
      pitchHertz: values[end] ?? 0,
    };
  });
}

/** Pooled acoustic steps of every clip, each speaker's features normalised over all of their clips in the list. */
export function poolClips(
  rows: readonly SpeechRow[],
  frames: readonly (readonly AcousticFrame[])[],
): StepStore {
  const speakers = new Set(rows.map(({ speaker }) => speaker));
  const statistics = new Map(
    [...speakers].map((speaker) => [
      speaker,
      statisticsFromFrames(frames.filter((_, i) => rows[i]?.speaker === speaker).flat()),
    ]),
  );
  const pooled = frames.map((clip, i) => {
    const speaker = statistics.get(rows[i]?.speaker ?? '');
    const normalised = speaker ? clip.map((frame) => normaliseFrame(frame, speaker)) : clip;
    return sequenceOf(poolAcoustic(normalised, 0), ACOUSTIC_WIDTH);
  });
  return storeOf(ACOUSTIC_WIDTH, pooled);
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
