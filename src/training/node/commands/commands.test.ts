import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeWav } from '../../../features/acoustic/wav.test-fixture.ts';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import { createNetwork } from '../../../model/index.ts';
import { startBackend } from '../backend.ts';
import { writeNetwork } from '../checkpoint.ts';
import { DataFileError } from '../readers/data-file-error.ts';
import { integerOption, UsageError } from './command-line.ts';
import { evaluateCommand } from './evaluate.ts';
import { trainCommand } from './train.ts';

let folder: string;
beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
  const network = createNetwork(DEFAULT_CONFIG, 1);
  await writeNetwork(join(folder, 'net'), network, 'float16');
  network.dispose();
});
afterAll(() => rm(folder, { recursive: true }));

interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a script as a person does, in a folder of its own. */
async function runScript(name: string, args: string[]): Promise<Finished> {
  const cwd = join(folder, 'cwd');
  await mkdir(cwd, { recursive: true });
  const command = ['--import', import.meta.resolve('tsx'), resolve('scripts', name), ...args];
  return promisify(execFile)(process.execPath, command, { cwd }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (failed: Finished) => failed,
  );
}

async function csv(content: string): Promise<string> {
  const path = join(folder, 'text.csv');
  await writeFile(path, content);
  return path;
}

describe('options', () => {
  it('take whole numbers only', () => {
    expect(integerOption('seed', '7', 0)).toBe(7);
    for (const text of ['-1', '1.5', 'one', '', '99999999999999999999'])
      expect(() => integerOption('seed', text, 0)).toThrow(UsageError);
    expect(() => integerOption('epochs', '0', 1)).toThrow(UsageError);
  });
});

describe('train', () => {
  it('refuses what it cannot do before it starts', async () => {
    await expect(trainCommand(['--seed', 'x'])).rejects.toThrow(UsageError);
    await expect(trainCommand(['--backend', 'tpu'])).rejects.toThrow('--backend');
    await expect(trainCommand(['--config', join(folder, 'nowhere.json')])).rejects.toThrow(DataFileError);
    await expect(trainCommand(['--data', folder])).rejects.toThrow('speech.csv: no such file');
  });
});

describe('evaluate', () => {
  it('wants one file or all three', async () => {
    const model = join(folder, 'net');
    await expect(evaluateCommand(['--model', model])).rejects.toThrow(UsageError);
    await expect(evaluateCommand(['--model', model, '--text', 'a.csv', '--faces', 'b.csv'])).rejects.toThrow(
      UsageError,
    );
  });

  it('says when there is no network', async () => {
    await expect(evaluateCommand(['--model', folder, '--text', 'a.csv'])).rejects.toThrow(DataFileError);
  });

  it('prints one JSON object and nothing else', async () => {
    const path = await csv(
      'id,text,label,split\na,what a day,1.5,test\nb,oh no,-2,test\nc,left out,1,train\n',
    );
    const { code, stdout } = await runScript('evaluate.ts', [
      '--model',
      join(folder, 'net'),
      '--text',
      path,
      '--json',
    ]);
    expect(code).toBe(0);
    expect(stdout.trim()).not.toContain('\n');
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ task: 'text', n: 2, variants: {} });
    expect(Object.keys(result.conditions.all).sort()).toEqual(
      ['acc2_has0', 'acc2_non0', 'acc5', 'acc7', 'corr', 'f1_has0', 'f1_non0', 'mae'].sort(),
    );
  }, 60_000);

  it('judges the networks beside one on the same samples and names one it cannot read', async () => {
    const models = join(folder, 'models');
    for (const [name, seed] of [
      ['dbr', 1],
      ['plain', 2],
    ] as const) {
      const network = createNetwork(DEFAULT_CONFIG, seed);
      await writeNetwork(join(models, name), network, 'float16');
      network.dispose();
    }
    await cp(join(models, 'plain'), join(models, 'torn'), { recursive: true });
    await writeFile(join(models, 'torn', 'weights.bin'), 'cut short');
    const path = await csv('id,text,label,split\na,what a day,1.5,test\nb,oh no,-2,test\n');
    const judged = async (name: string) => {
      const finished = await runScript('evaluate.ts', [
        '--model',
        join(models, name),
        '--text',
        path,
        '--json',
      ]);
      expect(finished.code).toBe(0);
      expect(finished.stderr).toContain(join(models, 'torn'));
      return JSON.parse(finished.stdout);
    };
    const [dbr, plain] = [await judged('dbr'), await judged('plain')];
    expect(dbr.variants).toEqual({ plain: plain.conditions });
    expect(plain.variants).toEqual({ dbr: dbr.conditions });
    expect(dbr.conditions).not.toEqual(plain.conditions);
  }, 60_000);

  it('ends with code 2 and one line about a bad file', async () => {
    const path = await csv('id,text,label,split\na,what a day,1.5,test\nb,oh no,minus two,test\n');
    const { code, stdout, stderr } = await runScript('evaluate.ts', [
      '--model',
      join(folder, 'net'),
      '--text',
      path,
    ]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(`${path}, row 3: column "label" is not a number (it says "minus two")\n`);
  }, 60_000);

  it('says so when no clip of a list has a voice in it', async () => {
    const silence = { channels: [new Float32Array(32_000)], sampleRateHertz: 16_000 };
    await writeFile(join(folder, 'silence.wav'), encodeWav(silence, {}));
    const list = join(folder, 'speech.csv');
    await writeFile(list, 'file,speaker,emotion,intensity,split\nsilence.wav,s1,anger,normal,test\n');
    const { code, stdout, stderr } = await runScript('evaluate.ts', [
      '--model',
      join(folder, 'net'),
      '--speech',
      list,
    ]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n').at(-1)).toBe(`${list}: names no clip in which a voice is heard`);
  }, 60_000);
});
