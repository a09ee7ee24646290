import { BlobReader, BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import {
  ACOUSTIC_FRAME_WIDTH,
  FRAME_EXTRACTORS,
  LANGUAGE_WIDTH,
  VISUAL_FRAME_WIDTH,
} from '../../features/frames.ts';
import { npyBytes, type WritableArray } from '../../features/npz/npz-writer.ts';
import type { HistoryPoint } from '../types.ts';
import { SESSION_FORMAT, SESSION_VERSION, type SessionJson } from './session-json.ts';
import { acousticColumns, tokenColumns, visualColumns } from './session-part.ts';
import { headOf, type StoredSession } from './stored-session.ts';

/** Columns of the history's array; what a point does not have is NaN. */
export const HISTORY_COLUMNS = [
  'seconds',
  'sentiment',
  'balance',
  'conflict',
  'borrow',
] as const satisfies readonly (keyof HistoryPoint)[];
/** Columns of the array beside it, which 0.1 neither wrote nor reads. */
export const INTERVAL_COLUMNS = ['low', 'high'] as const;

/** A session as one file, see docs/session-format.md: a zip archive of session.json, .npy arrays and media. */
export async function writeSessionFile(session: StoredSession): Promise<Blob> {
  const { recording, history, media } = session;
  const acoustic = acousticColumns(recording.acoustic);
  const visual = visualColumns(recording.visual);
  const tokens = tokenColumns(recording.tokens);
  const arrays: Record<string, WritableArray> = {
    acoustic: matrix(acoustic.values, ACOUSTIC_FRAME_WIDTH),
    acoustic_seconds: matrix(acoustic.seconds),
    acoustic_voiced: matrix(acoustic.voiced),
    acoustic_pitch: matrix(acoustic.pitchHertz),
    visual: matrix(visual.values, VISUAL_FRAME_WIDTH),
    visual_seconds: matrix(visual.seconds),
    visual_face: matrix(visual.face),
    tokens: matrix(tokens.values, LANGUAGE_WIDTH),
    history: matrix(
      Float64Array.from(history.flatMap((point) => HISTORY_COLUMNS.map((name) => point[name] ?? Number.NaN))),
      HISTORY_COLUMNS.length,
    ),
    history_interval: matrix(
      Float64Array.from(
        history.flatMap(({ interval }) => INTERVAL_COLUMNS.map((end) => interval?.[end] ?? Number.NaN)),
      ),
      INTERVAL_COLUMNS.length,
    ),
  };
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    extendedTimestamp: false,
  });
  const text = JSON.stringify(jsonOf(session, tokens.texts));
  await writer.add('session.json', new Uint8ArrayReader(new TextEncoder().encode(text)));
  for (const [name, array] of Object.entries(arrays))
    await writer.add(`${name}.npy`, new Uint8ArrayReader(npyBytes(name, array)));
  // It is compressed already.
  for (const [take, { blob }] of media.entries())
    await writer.add(`media/${take}`, new BlobReader(blob), { level: 0 });
  return writer.close();
}

function jsonOf(session: StoredSession, texts: SessionJson['texts']) {
  const { notes, ...head } = headOf(session);
  const { recording, utterances, media } = session;
  const json: SessionJson = {
    session: {
      ...head,
      ...(notes !== undefined && { notes: notes.map(({ code, detail = '' }) => ({ code, detail })) }),
    },
    durationSeconds: recording.durationSeconds,
    extractors: FRAME_EXTRACTORS,
    transcript: [...recording.transcript],
    ...(recording.neutrals && {
      neutrals: recording.neutrals.map(({ seconds, neutral }) => ({
        seconds,
        neutral: neutral && [...neutral],
      })),
    }),
    texts,
    utterances: utterances.map((utterance) => ({
      ...utterance,
      endSeconds: utterance.endSeconds ?? recording.durationSeconds,
    })),
    media: media.map(({ kind, startSeconds, blob }, take) => ({
      file: `media/${take}`,
      kind,
      startSeconds,
      type: blob.type,
      ...(blob instanceof File && { name: blob.name }),
    })),
  };
  return { format: SESSION_FORMAT, version: SESSION_VERSION, ...json };
}

function matrix(values: WritableArray['values'], width?: number): WritableArray {
  return { shape: width === undefined ? [values.length] : [values.length / width, width], values };
}
