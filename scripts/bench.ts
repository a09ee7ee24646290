/**
 * `npm run bench -- live|lab|size|memory|toy [--seconds N] [--minutes N] [--json]`: measures the built app in Chromium;
 * `toy` the workshop's training run, in Node. With `--json` one JSON object on standard output and nothing else.
 */
import { parseArgs } from 'node:util';
import { measureLab } from './bench/lab.ts';
import { measureLive } from './bench/live.ts';
import { measureMemory } from './bench/memory.ts';
import { withApp } from './bench/open-app.ts';
import { measureSize } from './bench/size.ts';
import { measureToy } from './bench/toy.ts';

const USAGE = 'Usage: npm run bench -- live|lab|size|memory|toy [--seconds N] [--minutes N] [--json]';

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
        minutes: { type: 'string', default: '5' },
      },
    });
    return {
      what: positionals[0],
      json: values.json,
      seconds: positive('seconds', values.seconds, 1),
      minutes: positive('minutes', values.minutes, 2),
    };
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { what, json, seconds, minutes } = readArguments();
const MEASURES = {
  live: () => withApp((page, address) => measureLive(page, address, seconds)),
  lab: () => withApp((page, address) => measureLab(page, address, seconds)),
  size: () => withApp(measureSize),
  memory: () => withApp((page, address) => measureMemory(page, address, minutes)),
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
