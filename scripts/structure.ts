/**
 * `npm run structure`: whether files and folders stand as `scripts/structure/layers.ts` says. Prints the counts, and each
 * finding; the exit code is 1 when there is one.
 */
import { optionsOrExit } from '../src/training/node/command-line.ts';
import { inProject } from './project/project.ts';
import { findingsOf } from './structure/check.ts';
import { foldersOf, readImports } from './structure/imports.ts';
import { LAYERS } from './structure/layers.ts';

optionsOrExit({
  command: 'npm run structure',
  does: 'Prints circles of imports, upward imports and folders without a rule; fails when there is one.',
  options: {},
});

const ROOTS = ['src', 'scripts', 'e2e'];

const imports = readImports(inProject('.'), ROOTS);
const { fileCircles, folderCircles, upwardImports, ruleless } = findingsOf(
  imports,
  foldersOf(inProject('.'), ROOTS),
  LAYERS,
);
const lines = (title: string, findings: readonly string[]) =>
  [`${title}: ${findings.length}`, ...findings.map((finding) => `  ${finding}`)].join('\n');

console.log(`${imports.size} files, ${[...imports.values()].flat().length} imports`);
console.log(lines('circles of files', fileCircles));
console.log(lines('circles of folders', folderCircles));
console.log(lines('upward imports', upwardImports));
console.log(lines('folders without a rule', ruleless));
const count = [fileCircles, folderCircles, upwardImports, ruleless].flat().length;
process.exitCode = count === 0 ? 0 : 1;
