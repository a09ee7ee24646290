import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { inProject } from './project/project.ts';

test('the committed kernels are what their sources give', () => {
  const args = ['--import', 'tsx', inProject('scripts/wasm-kernel.ts'), '--check'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: inProject('.'), encoding: 'utf8' });
  expect(stderr).toContain('is what its source gives');
  expect(status).toBe(0);
}, 120_000);
