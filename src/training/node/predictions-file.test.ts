import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { createNetwork } from '../../model/index.ts';
import { sentenceCases } from '../core/judging/cases.ts';
import { syntheticPools } from '../core/testing/synthetic-data.ts';
import { startBackend } from './backend.ts';
import { predictionRows } from './prediction-rows.ts';
import { writePredictions } from './predictions-file.ts';

beforeAll(() => startBackend('cpu'));

it('has a line a sample, with the ends of its interval where the network has intervals', async () => {
  const network = createNetwork({ ...DEFAULT_CONFIG, width: 8, heads: 2 }, 1);
  onTestFinished(() => network.dispose());
  const cases = sentenceCases(syntheticPools(3, 1).sentences.map((one, i) => ({ ...one, id: `a,${i}` })));
  const table = { level: 0.8, all: { n: 100, halfWidth: 0.5 }, subsets: {} };
  const folder = await mkdtemp(join(tmpdir(), 'predictions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const written = async (intervals: typeof table | null) => {
    const file = join(folder, 'predictions.csv');
    await writePredictions(file, await predictionRows(network, cases, (one) => one.sample(), intervals));
    return (await readFile(file, 'utf8')).trim().split('\n');
  };

  const [head, ...lines] = await written(table);
  expect(head).toBe('id,prediction,low,high,language,acoustic,visual,beta');
  expect(lines).toHaveLength(3);
  for (const [i, line] of lines.entries()) {
    const [, id] = /^"([^"]*)",/.exec(line) ?? [];
    const [prediction, low, high, language, acoustic] = line.split('",')[1]?.split(',') ?? [];
    expect(id).toBe(`a,${i}`);
    expect(Number(low)).toBeCloseTo(Number(prediction) - 0.5, 6);
    expect(Number(high)).toBeCloseTo(Number(prediction) + 0.5, 6);
    expect(language).not.toBe('');
    expect(acoustic).toBe('');
  }
  const [, without] = await written(null);
  expect(without).toMatch(/^"a,0",[^,]+,,,/);
});
