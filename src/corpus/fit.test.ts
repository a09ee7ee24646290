import { expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../features/default-config.ts';
import { misfit } from './fit.ts';

const widths = { ...DEFAULT_CONFIG.widths, visual: null };
const file = { widths, extractors: {}, classes: 1 };

it.each([
  ['fits, whatever modality it lacks', file, null],
  ['is of another width', { ...file, widths: { ...widths, language: 300 } }, 'language 300 ≠ 512'],
  ['holds classes', { ...file, classes: 5 }, 'classes 5 ≠ 1'],
  ['is of another extractor', { ...file, extractors: { language: 'bert@1' } }, /bert@1 ≠/],
])('a file that %s', (_, features, trouble) => {
  const said = misfit(features, DEFAULT_CONFIG);
  if (trouble instanceof RegExp) expect(said).toMatch(trouble);
  else expect(said).toBe(trouble);
});
