/**
 * `npm test`: every check but the long ones, to the end even when one fails. The last line counts them; the exit code is
 * 1 when any failed. `npm run test:long` runs those: ten thousand hostile inputs for every parser, ten minutes of every
 * noise, every property of the network on WebGPU, the end-to-end tests tagged `@long`, which record, play, break and mend for a minute or more, and what
 * `npm run test:browsers` runs alone: the app in Firefox and WebKit.
 */
import { optionsOrExit } from '../src/training/node/command-line.ts';
import { fetchModelFiles } from './model-files/fetch.ts';
import { inProject } from './project/project.ts';
import { local, run } from './test/command.ts';
import { installChromium } from './test/install-chromium.ts';
import { emptyTally, mergeTallies, TALLY_FILE, type Tally, takeTally, tallyLine } from './test/tally.ts';

interface Step {
  name: string;
  command: string[];
  /** The runner leaves a tally of its own; without one the step counts as a single check. */
  tallies: boolean;
  needsChromium: boolean;
}

/** The runners have limits of their own for every test; this one is for a runner that hangs. */
const STEP_LIMIT_SECONDS = 3600;

/** @param projects which of vite.config.ts, if not the one of that name */
const vitest = (name: string, projects = name): Step => ({
  name: `${name} tests`,
  command: local(
    'vitest/vitest.mjs',
    'run',
    `--project=${projects}`,
    '--reporter=default',
    '--reporter=./scripts/test/vitest-reporter.ts',
  ),
  tallies: true,
  needsChromium: name.endsWith('browser') || name === 'engines',
});

const single = (name: string, ...command: string[]): Step => ({
  name,
  command,
  tallies: false,
  needsChromium: false,
});

const { long, browsers } = optionsOrExit({
  command: 'npm test',
  does: 'Runs every check but the long ones, to the end even when one fails; the last line counts them.',
  options: {
    long: {
      type: 'boolean',
      default: false,
      says: 'Runs the long ones instead: npm run test:long.',
    },
    browsers: {
      type: 'boolean',
      default: false,
      says: 'Runs the app in Firefox and WebKit instead: npm run test:browsers.',
    },
  },
});
const build = single('build', ...local('vite/bin/vite.js', 'build', '--logLevel=warn'));

const endToEnd = (...choice: string[]): Step => ({
  name: 'end-to-end tests',
  command: local('@playwright/test/cli.js', 'test', ...choice),
  tallies: true,
  needsChromium: true,
});

const STEPS: Step[] = [
  single('type check', ...local('typescript/bin/tsc', '--noEmit')),
  single('lint', ...local('@biomejs/biome/bin/biome', 'check', '.')),
  single('structure', ...local('tsx/dist/cli.mjs', 'scripts/structure.ts')),
  vitest('unit', '*unit'),
  vitest('browser'),
  build,
  endToEnd('--grep-invert=@long'),
];

const LONG_STEPS: Step[] = [
  vitest('fuzz'),
  vitest('long browser'),
  build,
  endToEnd('--grep=@long'),
  vitest('engines'),
];
const BROWSERS_STEPS: Step[] = [build, vitest('engines')];

const steps = long ? LONG_STEPS : browsers ? BROWSERS_STEPS : STEPS;

async function take(step: Step, noChromium: string | null): Promise<Tally> {
  if (step.needsChromium && noChromium !== null) {
    return { ...emptyTally(), failed: [`${step.name}: no Chromium to run them in (${noChromium})`] };
  }
  const tallyFile = inProject('test-results', `${step.name.replaceAll(' ', '-')}.tally.json`);
  const env = step.tallies ? { [TALLY_FILE]: tallyFile } : {};
  const code = await run(step.command, { env, limitSeconds: STEP_LIMIT_SECONDS });
  const tally = step.tallies ? takeTally(tallyFile) : null;
  const complaint = `${step.name} ended with exit code ${code}`;
  if (tally === null) {
    return code === 0 && !step.tallies
      ? { ...emptyTally(), passed: 1 }
      : { ...emptyTally(), failed: [complaint] };
  }
  // A runner that fails without naming a failed test has still failed.
  if (code !== 0 && tally.failed.length === 0) tally.failed.push(complaint);
  return tally;
}

console.log('\n== model files');
await fetchModelFiles({ attempts: 2 });
console.log('\n== Chromium');
const noChromium = await installChromium();

const tallies: Tally[] = [];
for (const step of steps) {
  console.log(`\n== ${step.name}`);
  const started = performance.now();
  const tally = await take(step, noChromium);
  tallies.push(tally);
  console.log(
    `== ${step.name}: ${tallyLine(tally)} (${((performance.now() - started) / 1000).toFixed(0)} s)`,
  );
}

const total = mergeTallies(tallies);
if (steps === STEPS)
  console.log(
    '\nLeft to `npm run test:long`: hostile inputs by the thousand, noises by the minute, the longest end-to-end tests, Firefox and WebKit.',
  );
if (total.skipped.length > 0) console.log('\nSkipped:');
for (const { name, reason } of total.skipped) console.log(`  ${name}: ${reason}`);
if (total.failed.length > 0) console.log('\nFailed:');
for (const name of total.failed) console.log(`  ${name}`);
console.log(`\n${tallyLine(total)}`);
process.exitCode = total.failed.length > 0 ? 1 : 0;
