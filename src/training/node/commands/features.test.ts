import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { intervalTableOf } from '../../../diagnostics/index.ts';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import { writeNpz } from '../../../features/npz/npz-writer.ts';
import { createNetwork } from '../../../model/network.ts';
import { startBackend } from '../backend.ts';
import { writeNetwork } from '../checkpoint.ts';
import { runFolder } from '../runs.ts';
import { syntheticFeatures } from '../testing/synthetic-features.ts';
import { UsageError } from './command-line.ts';
import { evaluateCommand } from './evaluate.ts';
import { intervalCommand } from './interval.ts';
import { trainCommand } from './train.ts';

let folder: string;
let features: string;
let out: string;

beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'features-command-'));
  out = join(folder, 'net');
  features = await npz('classes.npz', 3);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(runFolder(out), { recursive: true, force: true });
});
afterEach(() => vi.restoreAllMocks());

async function npz(name: string, classes: number, more = {}): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, (await writeNpz({ ...syntheticFeatures(24, classes, 1), ...more })).stream());
  return path;
}

/** What a command prints on standard output. */
async function printed(args: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await evaluateCommand(args);
  return write.mock.calls.map(([text]) => text).join('');
}

describe('train --features', () => {
  it('writes a network for the file, and its figures', async () => {
    const config = join(folder, 'config.json');
    const network = { width: 8, heads: 2, nodes: 2, anchors: 3 };
    await writeFile(config, JSON.stringify({ network, batch: 6 }));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await trainCommand(['--features', features, '--out', out, '--config', config, '--epochs', '1']);
    const record = JSON.parse(await readFile(join(out, 'evaluation.json'), 'utf8'));
    expect(record).toMatchObject({
      features: 'classes.npz',
      bestEpoch: 0,
      config: { epochs: 1, network: { classes: 3, widths: { language: 4, acoustic: 7, visual: 10 } } },
    });
    expect(Object.keys(record.results)).toEqual(['valid']);
    expect(record.results.valid).toMatchObject({ task: 'features', n: 6 });
  }, 120_000);

  it('gives a network for sentiment intervals, which evaluate judges; classes have none', async () => {
    const sentiment = join(folder, 'many.npz');
    await writeFile(sentiment, (await writeNpz(syntheticFeatures(480, 1, 1))).stream());
    const config = join(folder, 'small.json');
    const network = { width: 8, heads: 2, nodes: 2, anchors: 3 };
    await writeFile(config, JSON.stringify({ network, batch: 32 }));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const own = join(folder, 'many');
    const args = ['--features', sentiment, '--out', own, '--config', config, '--epochs', '1'];
    await trainCommand(args);
    await rm(runFolder(own), { recursive: true });
    const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'));
    const { interval, results } = await json(join(own, 'evaluation.json'));
    expect(interval).toMatchObject({ level: 0.8, rows: { language: { n: 120 } } });
    const table = intervalTableOf(await json(join(own, 'model.json')));
    expect(table?.subsets['language+visual']?.n).toBe(120);
    const { conditions } = JSON.parse(await printed(['--features', sentiment, '--model', own, '--json']));
    expect(conditions).toEqual(results.valid.conditions);
    expect(Math.abs(conditions.all.coverage - 0.8)).toBeLessThan(0.12);
    expect(conditions.language_alone.width).toBeGreaterThan(0);

    // One command makes the same again.
    const written = await readFile(join(own, 'model.json'), 'utf8');
    const { interval: _, ...bare } = JSON.parse(written);
    await writeFile(join(own, 'model.json'), JSON.stringify(bare));
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await intervalCommand(['--features', sentiment, '--model', own]);
    expect(JSON.parse(`${write.mock.calls.at(-1)?.[0]}`)).toEqual({ [own]: interval });
    expect(await readFile(join(own, 'model.json'), 'utf8')).toBe(written);
    expect(intervalTableOf(await json(join(out, 'model.json')))).toBeNull();
    await expect(intervalCommand(['--features', features, '--model', out])).rejects.toThrow('classes');
  }, 120_000);

  it('asks for a folder of its own and for one kind of data', async () => {
    await expect(trainCommand(['--features', features])).rejects.toThrow('--out');
    await expect(trainCommand(['--features', features, '--out', out, '--data', folder])).rejects.toThrow(
      UsageError,
    );
    const missing = join(folder, 'nowhere.npz');
    await expect(trainCommand(['--features', missing, '--out', out])).rejects.toThrow(
      `${missing}: no such file`,
    );
  });
});

describe('evaluate --features', () => {
  it('prints one JSON object with every condition', async () => {
    const text = await printed(['--features', features, '--model', out, '--json']);
    expect(text.trim()).not.toContain('\n');
    const { task, n, conditions, variants } = JSON.parse(text);
    expect({ task, n, variants }).toEqual({ task: 'features', n: 6, variants: {} });
    expect(Object.keys(conditions)).toEqual([
      'all',
      'language_alone',
      'acoustic_alone',
      'visual_alone',
      'without_language',
      'without_acoustic',
      'without_visual',
    ]);
    expect(Object.keys(conditions.all).sort()).toEqual(
      ['accuracy', 'f1_macro', 'n', 'precision_macro', 'recall_macro'].sort(),
    );
  });

  it('prints a table with the number of samples where it differs', async () => {
    const text = await printed(['--features', features, '--model', out]);
    expect(text).toContain('features, 6 samples');
    expect(text).toMatch(/\| acoustic alone \(\d\) \|/);
    expect(text).toContain('Macro F1');
  });

  it('refuses features and labels that are not the network’s', async () => {
    const judge = (path: string) => evaluateCommand(['--features', path, '--model', out]);
    const wider = { visual: { shape: [24, 1, 11], values: new Float32Array(24 * 11).fill(1) } };
    await expect(judge(await npz('wider.npz', 3, wider))).rejects.toThrow(
      '"visual" is 11 wide, the network takes 10',
    );
    const others = { language_extractor: { shape: [1], values: ['bert@1'] } };
    await expect(judge(await npz('others.npz', 3, others))).rejects.toThrow(
      'features of other extractors than the network was trained on: bert@1 ≠ ',
    );
    await expect(judge(await npz('sentiment.npz', 1))).rejects.toThrow('the network predicts 3 classes');
    await expect(judge(await npz('more.npz', 9))).rejects.toThrow('classes, the network predicts 3');
    const live = createNetwork(
      { ...DEFAULT_CONFIG, extractors: {}, widths: { language: 4, acoustic: 7, visual: 10 } },
      1,
    );
    await writeNetwork(join(folder, 'sentiment'), live, 'float16');
    live.dispose();
    await expect(
      evaluateCommand(['--features', features, '--model', join(folder, 'sentiment')]),
    ).rejects.toThrow('the network predicts sentiment');
  });

  it('is the only way to judge a network for other features', async () => {
    await expect(evaluateCommand(['--text', 'a.csv', '--model', out])).rejects.toThrow(
      'evaluate it with --features',
    );
    await expect(
      evaluateCommand(['--text', 'a.csv', '--features', features, '--model', out]),
    ).rejects.toThrow(UsageError);
  });
});
