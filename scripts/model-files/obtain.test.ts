import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelFile } from './manifest.ts';
import { ModelFileMissing, obtain } from './obtain.ts';

const content = Buffer.from('a model file');
let folder: string;
let server: Server;
let answers: { status: number; body: Buffer }[];
let asked: number;
let file: ModelFile;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-files-'));
  answers = [];
  asked = 0;
  server = createServer((_, response) => {
    const { status, body } = answers[asked++] ?? { status: 500, body: Buffer.from('') };
    response.statusCode = status;
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  file = {
    id: 'face',
    path: 'face/some.task',
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some.task`,
    licence: 'Apache-2.0',
  };
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const options = () => ({ folders: [folder], store: join(folder, 'store'), firstPauseMs: 1 });
const stored = () => readFile(join(folder, 'store/face/some.task'));

describe('obtain', () => {
  it('takes a local copy before the network', async () => {
    await writeFile(join(folder, 'some.task'), content);
    expect(await obtain(file, options())).toBe('local copy');
    expect(await stored()).toEqual(content);
    expect(asked).toBe(0);
    expect(await obtain(file, options())).toBe('already here');
  });

  it('passes over a local copy with the wrong hash and downloads', async () => {
    await writeFile(join(folder, 'some.task'), 'a model fine');
    answers = [{ status: 200, body: content }];
    expect(await obtain(file, options())).toBe('download');
    expect(await stored()).toEqual(content);
  });

  it('tries again after a failed download and reports progress', async () => {
    answers = [
      { status: 503, body: content },
      { status: 200, body: content },
    ];
    const loaded: number[] = [];
    expect(await obtain(file, { ...options(), onProgress: (bytes) => loaded.push(bytes) })).toBe('download');
    expect(asked).toBe(2);
    expect(loaded.at(-1)).toBe(content.byteLength);
  });

  it('never keeps a download with the wrong hash', async () => {
    const wrong = Buffer.from('a model fake');
    answers = [1, 2, 3].map(() => ({ status: 200, body: wrong }));
    const failure = await obtain(file, options()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelFileMissing);
    expect((failure as ModelFileMissing).reasons).toHaveLength(3);
    expect((failure as ModelFileMissing).message).toContain('SHA-256');
    await expect(stored()).rejects.toThrow('ENOENT');
  });
});
