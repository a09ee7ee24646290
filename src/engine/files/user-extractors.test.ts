import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { EXTRACTORS } from '../../features/frames.ts';
import { requireOwnExtractors } from './user-extractors.ts';

it('refuses what was made for other features, and says which', () => {
  requireOwnExtractors('model.json', { extractors: EXTRACTORS });
  const extractors = { ...EXTRACTORS, visual: 'face@99' };
  expect(() => requireOwnExtractors('model.json', { extractors })).toThrow(
    expect.objectContaining({
      code: 'model-other-extractors',
      detail: `model.json: face@99 ≠ ${EXTRACTORS.visual}`,
    }),
  );
});

it.each([
  'dbr/model.json',
  'dbr/bank.json',
  'plain/model.json',
  'plain/bank.json',
  'no-tsf/model.json',
  'no-agpr/model.json',
  'no-brf/model.json',
])('lets models/%s pass, which names them', async (file) => {
  const text = await readFile(new URL(`../../../models/${file}`, import.meta.url), 'utf8');
  const { config } = JSON.parse(text);
  expect(Object.keys(config.extractors)).toEqual(['language', 'acoustic', 'visual']);
  requireOwnExtractors(file, config);
});
