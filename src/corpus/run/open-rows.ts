import { EngineError } from '../../engine/engine-error.ts';
import { sha256 } from '../../engine/files/sha256.ts';
import { readUserFeatures } from '../../engine/files/user-features.ts';
import { TABLE_FILE } from '../../engine/files/user-rows.ts';
import { openSessionDatabase } from '../../session/stored/session-database.ts';
import { SessionError } from '../../session/stored/session-error.ts';
import type { StoredSession } from '../../session/stored/stored-session.ts';
import { openTable } from '../texts/open-table.ts';
import { TableError, type Written } from '../texts/table.ts';
import { textTable } from '../texts/text-table.ts';
import type { Brought, OpenedCorpus, Part } from './api.ts';
import { JoinError, joinRows } from './join-rows.ts';
import { featureRows, type RowSource } from './row-source.ts';
import { END_COLUMN, sessionRows } from './session-rows.ts';
import { type Encode, textRows } from './text-rows.ts';

/** Rows, and what there is to know of where they came from. */
export interface OpenedRows extends Omit<OpenedCorpus, 'corpus'> {
  source: RowSource;
}

interface OpenedPart {
  source: RowSource;
  part: Part;
  hash: string | null;
  written?: Written & { name: string };
}

/**
 * Opens everything a person brought as one corpus; for a worker.
 * @throws EngineError naming what cannot be used and why
 */
export async function openRows({ files, sessions }: Brought, encode: Encode): Promise<OpenedRows> {
  const parts: OpenedPart[] = [];
  for (const [at, file] of files.entries()) {
    const opened = await openFile(file, encode);
    parts.push({ ...opened, part: { rows: opened.source.corpus.rows, file: at } });
  }
  if (sessions.length > 0) parts.push(...(await openSessions(sessions, encode)));
  try {
    return {
      source: joinRows(parts.map(({ source }) => source)),
      parts: parts.map(({ part }) => part),
      hash: await joinedHash(parts.map(({ hash }) => hash)),
      written: parts.flatMap(({ written }) => written ?? []),
    };
  } catch (cause) {
    if (cause instanceof JoinError) throw new EngineError('corpus-apart', cause.message, { cause });
    throw cause;
  }
}

async function openFile(file: File, encode: Encode): Promise<Omit<OpenedPart, 'part'>> {
  const hash = async () => sha256(new Uint8Array(await file.arrayBuffer()));
  if (!TABLE_FILE.test(file.name))
    return { source: featureRows(await readUserFeatures(file)), hash: await hash() };
  try {
    const table = await openTable(file);
    const source = textRows(textTable(file.name, table), encode);
    const { encoding, separator } = table.written;
    const written =
      encoding === null && separator === null ? undefined : { ...table.written, name: file.name };
    return { source, hash: await hash(), ...(written && { written }) };
  } catch (cause) {
    if (!(cause instanceof TableError)) throw cause;
    throw new EngineError('corpus-table-unreadable', `${file.name}: ${cause.message}`, { cause });
  }
}

async function openSessions(ids: readonly string[], encode: Encode): Promise<OpenedPart[]> {
  const database = await openSessionDatabase();
  try {
    const parts: OpenedPart[] = [];
    for (const id of ids) {
      const session = await database.open(id);
      const source = await sessionRows(session, encode);
      if (source) parts.push({ source, part: partOf(session, source), hash: await hashOf(session, source) });
    }
    if (parts.length === 0) throw new EngineError('corpus-session-empty');
    return parts;
  } catch (cause) {
    if (!(cause instanceof SessionError)) throw cause;
    throw new EngineError('corpus-session-unreadable', cause.message, { cause });
  } finally {
    database.close();
  }
}

function partOf({ id }: StoredSession, { corpus: { rows, further } }: RowSource): Part {
  const ends = further.get(END_COLUMN);
  if (ends?.kind !== 'number') throw new RangeError(`Rows of a session without ${END_COLUMN}.`);
  return { rows, session: id, ends: ends.values };
}

/** What a network sees of a session, and nothing else of it. */
async function hashOf({ id }: StoredSession, source: RowSource): Promise<string | null> {
  const samples = await source.samples(0, source.corpus.rows);
  const bytes = samples.flatMap(({ steps }) =>
    Object.values(steps).flatMap((sequence) =>
      sequence ? [new Uint8Array(sequence.values.buffer), sequence.valid] : [new Uint8Array(1)],
    ),
  );
  return sha256(new TextEncoder().encode(id), ...(bytes as Uint8Array<ArrayBuffer>[]));
}

async function joinedHash(hashes: readonly (string | null)[]): Promise<string | null> {
  const [only] = hashes;
  if (hashes.length === 1) return only ?? null;
  if (hashes.includes(null)) return null;
  return sha256(new TextEncoder().encode(hashes.join('+')));
}
