import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localModelFolders } from '../project/project.ts';
import {
  downloadFrom,
  keepFile,
  ModelFileMissing,
  type ObtainOptions,
  type Origin,
  obtain,
  storeFolder,
} from './obtain.ts';
import { GRAPHICS_ENCODER, SPEECH_FILES, type SpeechEntry } from './speech-manifest.ts';

const HOST = 'https://huggingface.co/';

export interface SpeechOptions extends ObtainOptions {
  /** Where repositories are, with the slash at the end. */
  host?: string;
  /** The encoder for graphics cards too. */
  graphics?: boolean;
  /** What is known of the recogniser now: to be written down at once, so that an interrupted run is no loss. */
  onSeen(entry: SpeechEntry): void;
  onFile?(path: string, bytes: number, how: Origin | 'first seen'): void;
}

/**
 * Brings the files of a recogniser. A file that was seen before has to be the same again. One that was never seen comes
 * from a local folder (`speech/ID/…` below it), else from its repository as it is today, and is written down.
 *
 * @throws {ModelFileMissing} when a file could not be had
 */
export async function obtainSpeech(id: string, entry: SpeechEntry, options: SpeechOptions): Promise<void> {
  const { host = HOST, onSeen, onFile } = options;
  let known = entry;
  const learn = (more: Partial<SpeechEntry>) => {
    known = { ...known, ...more };
    onSeen(known);
  };
  for (const name of [...SPEECH_FILES, ...(options.graphics ? [GRAPHICS_ENCODER] : [])]) {
    const path = `speech/${id}/${name}`;
    const recorded = known.files[name];
    if (recorded) {
      const url = known.revision ? { url: addressOf(host, known, known.revision, name) } : {};
      onFile?.(path, recorded.bytes, await obtain({ path, ...recorded, ...url }, options));
      continue;
    }
    const bytes = (await localCopy(path, options)) ?? (await newFile(name, path));
    await keepFile(join(options.store ?? storeFolder, path), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    learn({ files: { ...known.files, [name]: { bytes: bytes.length, sha256 } } });
    onFile?.(path, bytes.length, 'first seen');
  }

  async function newFile(name: string, path: string): Promise<Uint8Array> {
    const reasons: string[] = [];
    const failed = (reason: string) => {
      reasons.push(reason);
      options.onTrouble?.(reason);
    };
    if (!known.revision) {
      const revision = await newestRevision(host, known.repository, { ...options, path, failed });
      if (!revision) throw new ModelFileMissing({ path }, reasons);
      learn({ revision });
    }
    const url = addressOf(host, known, known.revision ?? '', name);
    const bytes = await downloadFrom(url, {
      ...options,
      path,
      totalBytes: null,
      check: plausible(path),
      failed,
    });
    if (!bytes) throw new ModelFileMissing({ path }, reasons);
    return bytes;
  }
}

const addressOf = (host: string, { repository }: SpeechEntry, revision: string, name: string): string =>
  `${host}${repository}/resolve/${revision}/${name}`;

async function localCopy(
  path: string,
  { folders = localModelFolders() }: ObtainOptions,
): Promise<Uint8Array | null> {
  for (const folder of folders) {
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes) return bytes;
  }
  return null;
}

/** The commit a repository is at, which the files are taken from then and later. */
async function newestRevision(
  host: string,
  repository: string,
  options: ObtainOptions & { path: string; failed: (reason: string) => void },
): Promise<string | null> {
  let revision: string | null = null;
  const { attempts, firstPauseMs, path, failed } = options;
  await downloadFrom(`${host}api/models/${repository}`, {
    ...(attempts && { attempts }),
    ...(firstPauseMs && { firstPauseMs }),
    path,
    totalBytes: null,
    failed,
    check(bytes) {
      const { sha } = JSON.parse(new TextDecoder().decode(bytes)) as { sha?: unknown };
      if (typeof sha !== 'string' || !/^[0-9a-f]{40}$/.test(sha))
        throw new Error(`${repository} names no commit`);
      revision = sha;
    },
  });
  return revision;
}

/** Nobody knows the file yet, but what kind of file it is. */
function plausible(path: string): (bytes: Uint8Array) => void {
  return (bytes) => {
    if (path.endsWith('.json')) JSON.parse(new TextDecoder().decode(bytes));
    else if (bytes.length < 1000) throw new Error(`${path} has ${bytes.length} bytes, too few for a network`);
  };
}
