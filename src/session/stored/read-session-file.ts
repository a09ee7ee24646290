import { BlobWriter, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { ACOUSTIC_FRAME_WIDTH, LANGUAGE_WIDTH, VISUAL_FRAME_WIDTH } from '../../features/frames.ts';
import { type NumberValues, parseNpy } from '../../features/npz/npy-array.ts';
import { NpzError } from '../../features/npz/npz-error.ts';
import { blobSource, inflate, openEntries } from '../../features/npz/npz-reader.ts';
import type { HistoryPoint } from '../types.ts';
import { SessionError } from './session-error.ts';
import { readSessionJson, type SessionJson } from './session-json.ts';
import { acousticFrames, tokenFrames, visualFrames } from './session-part.ts';
import { headOf, type MediaTake, type StoredSession } from './stored-session.ts';
import { HISTORY_COLUMNS, INTERVAL_COLUMNS } from './write-session-file.ts';

/** More than any session this app makes; a page has to hold what it reads. */
const MOST_FILE_BYTES = 2 ** 31;
const MOST_ARRAY_BYTES = 700e6;
const MOST_JSON_BYTES = 64e6;
const MOST_ENTRIES = 1100;

/**
 * Reads a session's file. Sizes are looked at before anything is read, everything in it is checked, and what is not
 * known is left out.
 * @throws SessionError `session-file-large`, `session-file-newer`, `session-other-extractors` or
 *   `session-file-unreadable` with the trouble
 */
export async function readSessionFile(file: Blob): Promise<StoredSession> {
  try {
    if (file.size > MOST_FILE_BYTES) throw tooLarge(file.size);
    const entries = await openEntries(blobSource(file));
    checkSizes(entries);
    const json = readSessionJson(await inflate('session.json', entryOf(entries, 'session.json')));
    return await assemble(json, entries);
  } catch (cause) {
    if (cause instanceof SessionError) throw cause;
    const detail = cause instanceof NpzError ? cause.message : String(cause);
    throw new SessionError('session-file-unreadable', detail, { cause });
  }
}

function checkSizes(entries: ReadonlyMap<string, FileEntry>): void {
  if (entries.size > MOST_ENTRIES) throw unreadable(`${entries.size} files in one session`);
  let arrays = 0;
  for (const [name, { uncompressedSize, compressedSize }] of entries) {
    if (name === 'session.json' && uncompressedSize > MOST_JSON_BYTES) throw tooLarge(uncompressedSize);
    // Media are stored as they are: what they take is in the file already.
    if (name.startsWith('media/') && uncompressedSize !== compressedSize)
      throw unreadable(`${name} is compressed`);
    if (name.endsWith('.npy')) arrays += uncompressedSize;
  }
  if (arrays > MOST_ARRAY_BYTES) throw tooLarge(arrays);
}

async function assemble(json: SessionJson, entries: ReadonlyMap<string, FileEntry>): Promise<StoredSession> {
  const { session, durationSeconds, transcript, neutrals, texts, utterances, media } = json;
  const { id } = session;
  const read = (name: string, type: ArrayType, width?: number) => readArray(entries, name, type, width);
  const acoustic = {
    seconds: await read('acoustic_seconds', Float64Array),
    values: await read('acoustic', Float32Array, ACOUSTIC_FRAME_WIDTH),
    voiced: await read('acoustic_voiced', Uint8Array),
    pitchHertz: await read('acoustic_pitch', Float64Array),
  };
  const visual = {
    seconds: await read('visual_seconds', Float64Array),
    values: await read('visual', Float32Array, VISUAL_FRAME_WIDTH),
    face: await read('visual_face', Uint8Array),
  };
  const tokens = { texts, values: await read('tokens', Float32Array, LANGUAGE_WIDTH) };
  const points = historyOf((await read('history', Float64Array, HISTORY_COLUMNS.length)) as Float64Array);
  // 0.1 wrote none.
  const history = entries.has('history_interval.npy')
    ? withIntervals(
        points,
        (await read('history_interval', Float64Array, INTERVAL_COLUMNS.length)) as Float64Array,
      )
    : points;

  sameLength('acoustic', acoustic, ACOUSTIC_FRAME_WIDTH);
  sameLength('visual', visual, VISUAL_FRAME_WIDTH);
  const tokenCount = texts.reduce((sum, text) => sum + text.tokens.length, 0);
  if (tokenCount * LANGUAGE_WIDTH !== tokens.values.length)
    throw unreadable(`tokens has ${tokens.values.length / LANGUAGE_WIDTH} rows, ${tokenCount} are named`);
  const inTime = (name: string, times: Iterable<number>) => checkTimes(name, times, durationSeconds);
  inTime('acoustic_seconds', acoustic.seconds);
  inTime('visual_seconds', visual.seconds);
  inTime(
    'history',
    history.map(({ seconds }) => seconds),
  );
  inTime(
    'transcript',
    transcript.map(({ seconds }) => seconds),
  );
  inTime(
    'neutrals',
    (neutrals ?? []).map(({ seconds }) => seconds),
  );

  return {
    ...headOf(session),
    recording: {
      id,
      durationSeconds,
      acoustic: acousticFrames(acoustic as Parameters<typeof acousticFrames>[0]),
      visual: visualFrames(visual as Parameters<typeof visualFrames>[0]),
      transcript,
      ...(neutrals && {
        neutrals: neutrals.map(({ seconds, neutral }) => ({
          seconds,
          neutral: neutral && Float32Array.from(neutral),
        })),
      }),
      tokens: new Map(tokenFrames(tokens as Parameters<typeof tokenFrames>[0])),
    },
    history,
    utterances,
    media: await mediaOf(media, entries),
  };
}

type ArrayType = typeof Float64Array | typeof Float32Array | typeof Uint8Array;

/** An array of the type and width it must have, all its numbers finite; those of a history may be missing. */
async function readArray(
  entries: ReadonlyMap<string, FileEntry>,
  name: string,
  type: ArrayType,
  width?: number,
): Promise<NumberValues> {
  const file = `${name}.npy`;
  const { kind, shape, values } = parseNpy(name, await inflate(name, entryOf(entries, file)));
  const [rows = 0, ...rest] = shape;
  const fits = width === undefined ? rest.length === 0 : rest.length === 1 && rest[0] === width;
  if (kind === 'text' || !(values instanceof type) || !fits || rows * (width ?? 1) !== values.length)
    throw unreadable(`${file} is of another type or shape`);
  const sound = (value: number) =>
    Number.isFinite(value) || (name.startsWith('history') && Number.isNaN(value));
  if (!values.every(sound)) throw unreadable(`${file} holds a number that is none`);
  if (type === Uint8Array && !values.every((value) => value <= 1))
    throw unreadable(`${file} holds more than 0 and 1`);
  return values;
}

function historyOf(rows: Float64Array): HistoryPoint[] {
  const width = HISTORY_COLUMNS.length;
  return Array.from({ length: rows.length / width }, (_, index) => {
    const [
      seconds = Number.NaN,
      sentiment = Number.NaN,
      balance = Number.NaN,
      conflict = Number.NaN,
      borrow = Number.NaN,
    ] = rows.subarray(index * width, (index + 1) * width);
    if (!(Math.abs(sentiment) <= 3 + HAIR && Math.abs(balance) <= 1 + HAIR))
      throw unreadable('history holds no prediction');
    return {
      seconds,
      sentiment,
      balance,
      ...(!Number.isNaN(conflict) && { conflict }),
      ...(!Number.isNaN(borrow) && { borrow }),
    };
  });
}

function withIntervals(points: readonly HistoryPoint[], rows: Float64Array): HistoryPoint[] {
  const width = INTERVAL_COLUMNS.length;
  if (rows.length !== points.length * width)
    throw unreadable('history_interval has not as many rows as history');
  return points.map((point, index) => {
    const [low = Number.NaN, high = Number.NaN] = rows.subarray(index * width, (index + 1) * width);
    if (Number.isNaN(low) && Number.isNaN(high)) return point;
    if (!(-3 - HAIR <= low && low <= high && high <= 3 + HAIR))
      throw unreadable('history_interval holds no interval');
    return { ...point, interval: { low, high } };
  });
}

function sameLength(name: string, columns: Record<string, NumberValues>, width: number): void {
  const rows = columns.seconds?.length ?? 0;
  for (const [column, { length }] of Object.entries(columns)) {
    if (length !== (column === 'values' ? rows * width : rows))
      throw unreadable(`${name} has not as many ${column} as frames`);
  }
}

/** Sums of many numbers may pass the end of their scale by a hair. */
const HAIR = 1e-6;
/** Frames lie around their moments, so the first and the last may be a little outside. */
const SLACK_SECONDS = 1;

function checkTimes(name: string, times: Iterable<number>, durationSeconds: number): void {
  let before = -SLACK_SECONDS;
  for (const seconds of times) {
    if (!(seconds >= before && seconds <= durationSeconds + SLACK_SECONDS))
      throw unreadable(`${name} is not in order of time`);
    before = seconds;
  }
}

async function mediaOf(
  media: SessionJson['media'],
  entries: ReadonlyMap<string, FileEntry>,
): Promise<MediaTake[]> {
  const takes: MediaTake[] = [];
  for (const { file, kind, startSeconds, type, name } of media) {
    const blob = await entryOf(entries, file).getData(new BlobWriter(type));
    takes.push({ kind, startSeconds, blob: name === undefined ? blob : new File([blob], name, { type }) });
  }
  return takes;
}

function entryOf(entries: ReadonlyMap<string, FileEntry>, name: string): FileEntry {
  const entry = entries.get(name);
  if (!entry) throw unreadable(`${name} is missing`);
  return entry;
}

function unreadable(detail: string): SessionError {
  return new SessionError('session-file-unreadable', detail);
}

function tooLarge(bytes: number): SessionError {
  return new SessionError('session-file-large', `${Math.round(bytes / 1e6)} MB`);
}
