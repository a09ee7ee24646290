import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniatureWhisper } from '../miniature/whisper-files.ts';
import { obtainSpeech } from './first-seen.ts';
import { ModelFileMissing } from './obtain.ts';
import { SPEECH_FILES, type SpeechEntry } from './speech-manifest.ts';

const REVISION = 'a'.repeat(40);
const LATER = 'b'.repeat(40);
const fresh: SpeechEntry = {
  repository: 'somebody/whisper-small',
  multilingual: true,
  aboutMegabytes: 1,
  revision: null,
  files: {},
};
const files = miniatureWhisper();

let folder: string;
let server: Server;
let host: string;
let newest: string;
let asked: string[];
/** Names of files that are others than they were. */
let changed: Set<string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speech-'));
  newest = REVISION;
  asked = [];
  changed = new Set();
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === `/api/models/${fresh.repository}`) return response.end(JSON.stringify({ sha: newest }));
    const [, name = ''] = url.match(/^\/somebody\/whisper-small\/resolve\/[ab]{40}\/(.*)$/) ?? [];
    const bytes = files.get(name);
    if (!bytes) response.statusCode = 404;
    response.end(changed.has(name) ? JSON.stringify({ other: true }) : bytes);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

async function bring(entry: SpeechEntry, folders: string[] = []) {
  let seen = entry;
  const told: string[] = [];
  await obtainSpeech('small', entry, {
    host,
    folders,
    store: join(folder, 'store'),
    firstPauseMs: 1,
    onSeen: (now) => {
      seen = now;
    },
    onFile: (path, _, how) => told.push(`${path}: ${how}`),
  });
  return { seen, told };
}

const stored = (name: string) => readFile(join(folder, 'store/speech/small', name));

describe('obtainSpeech', () => {
  it('writes down what it saw first, and the commit it is of', async () => {
    const { seen, told } = await bring(fresh);
    expect(seen.revision).toBe(REVISION);
    expect(Object.keys(seen.files)).toEqual([...SPEECH_FILES]);
    expect(seen.files['config.json']?.bytes).toBe(files.get('config.json')?.length);
    expect(new Uint8Array(await stored('tokenizer.json'))).toEqual(files.get('tokenizer.json'));
    expect(told).toContain('speech/small/config.json: first seen');
  });

  it('takes the same commit later, and nothing that is there already', async () => {
    const { seen } = await bring(fresh);
    newest = LATER;
    await rm(join(folder, 'store/speech/small/config.json'));
    asked = [];
    const { told } = await bring(seen);
    expect(asked).toEqual([`/${fresh.repository}/resolve/${REVISION}/config.json`]);
    expect(told[0]).toBe('speech/small/config.json: download');
    expect(told[1]).toBe('speech/small/generation_config.json: already here');
  });

  it('refuses a file that is not what was seen first', async () => {
    const { seen } = await bring(fresh);
    await rm(join(folder, 'store/speech/small/config.json'));
    changed.add('config.json');
    const failure = await bring(seen).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelFileMissing);
    expect((failure as ModelFileMissing).message).toMatch(/speech\/small\/config\.json.*bytes instead of/);
    await expect(stored('config.json')).rejects.toThrow('ENOENT');
  });

  it('takes a local copy before the network', async () => {
    for (const [name, bytes] of files) {
      const path = join(folder, 'copies/speech/small', name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    const { seen } = await bring(fresh, [join(folder, 'copies')]);
    expect(asked).toEqual([]);
    expect(seen.revision).toBeNull();
    expect(Object.keys(seen.files)).toHaveLength(SPEECH_FILES.length);
  });

  it('says what went wrong when a repository cannot be asked', async () => {
    const nowhere = { ...fresh, repository: 'nobody/nothing' };
    const failure = await bring(nowhere).catch((error: unknown) => error);
    expect((failure as ModelFileMissing).message).toMatch(
      /speech\/small\/config\.json could not be obtained/,
    );
  });
});
