import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileKernels, KERNELS_TARGET } from './compile.ts';

it('the committed kernels are what their sources give', async () => {
  expect(readFileSync(KERNELS_TARGET, 'utf8') === (await compileKernels())).toBe(true);
});
