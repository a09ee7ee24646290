import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { largestDifference } from '../../engine/backend/self-test.ts';
import { cpuTrace } from './self-test.ts';

it('stands beside the shipped weights; after new ones, run npm run self-test', async () => {
  const written = JSON.parse(await readFile('models/dbr/self-test.json', 'utf8'));
  expect(largestDifference(await cpuTrace('models/dbr'), written)).toBeLessThan(1e-5);
});
