/**
 * `npm run bench -- live|lab|size|memory|soak|toy [--seconds N] [--minutes N] [--backend NAME] [--json]`: measures the
 * built app in Chromium; `toy` the workshop's training run, in Node. With `--json` one JSON object on standard output and
 * nothing else.
 */
import { parseArgs } from 'node:util';
import { measureLab } from './bench/lab.ts';
import { measureLive } from './bench/live.ts';
import { measureMemory } from './bench/memory.ts';
import { withApp } from './bench/open-app.ts';
import { measureSize } from './bench/size.ts';
import { measureSoak } from './bench/soak.ts';
import { measureToy } from './bench/toy.ts';

const USAGE =
  'Usage: npm run bench -- live|lab|size|memory|soak|toy [--seconds N] [--minutes N] [--backend NAME] [--json]';

function fail(reason: string): never {
  console.error(`${reason}\n${USAGE}`);
  process.exit(2);
}

function positive(name: string, text: string, least: number): number {
  const value = Number(text);
  return Number.isFinite(value) && value >= least
    ? value
    : fail(`--${name} is "${text}", not a number from ${least} up.`);
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        seconds: { type: 'string', default: '20' },
        minutes: { type: 'string' },
        backend: { type: 'string', default: 'webgpu' },
      },
    });
    return {
      what: positionals[0],
      json: values.json,
      seconds: positive('seconds', values.seconds, 1),
      minutes: values.minutes === undefined ? null : positive('minutes', values.minutes, 2),
      backend: values.backend,
    };
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { what, json, seconds, minutes, backend } = readArguments();
const MEASURES = {
  live: () => withApp((page, address) => measureLive(page, address, seconds)),
  lab: () => withApp((page, address) => measureLab(page, address, seconds)),
  size: () => withApp(measureSize),
  memory: () => withApp((page, address) => measureMemory(page, address, minutes ?? 5)),
  soak: () => withApp((page, address) => measureSoak(page, address, { minutes: minutes ?? 60, backend })),
  toy: measureToy,
};
if (what === undefined || !Object.hasOwn(MEASURES, what)) fail('Say what to measure.');
const result = await MEASURES[what as keyof typeof MEASURES]();
if (json) console.log(JSON.stringify(result));
else console.table('runs' in result ? result.runs : result);
if ('failures' in result && result.failures.length > 0) {
  for (const failure of result.failures) console.error(failure);
  process.exitCode = 1;
}
