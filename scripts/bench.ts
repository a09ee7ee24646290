/**
 * `npm run bench -- live|lab|corpus|size|start|memory|soak|network|epoch|speech|toy [--seconds N] [--minutes N] [--rounds N]
 * [--backend NAME] [--against FOLDER] [--node] [--json]`: measures the built app in Chromium; `network` the network alone,
 * `epoch` an epoch of training and `toy` the workshop's training run, in Node. With `--json` one JSON object on standard output and nothing else.
 */

import { BAD_INPUT, optionsOrExit, usageText } from '../src/training/node/command-line.ts';
import { measureCorpus } from './bench/corpus.ts';
import { measureLab } from './bench/lab.ts';
import { measureLive } from './bench/live.ts';
import { measureLiveIn } from './bench/live-engine.ts';
import { measureLiveWords } from './bench/live-words.ts';
import { measureMemory } from './bench/memory.ts';
import { measureEpoch } from './bench/network/epoch.ts';
import { figuresOf, tableOf } from './bench/network/figures.ts';
import { measureInChromium } from './bench/network/in-chromium.ts';
import { measureInNode } from './bench/network/in-node.ts';
import { withApp, withServedApp } from './bench/open-app.ts';
import { measureSize } from './bench/size.ts';
import { measureSoak } from './bench/soak.ts';
import { measureSpeech } from './bench/speech.ts';
import { measureStart } from './bench/start.ts';
import { measureToy } from './bench/toy.ts';
import { ENGINE_NAMES, type EngineName } from './engines/engine.ts';

const USAGE = {
  command: 'npm run bench',
  does: 'Measures the built app in Chromium; network: the network alone; epoch: an epoch of training, and toy: the workshop’s training run, in Node.',
  operand: {
    value: 'live|lab|corpus|size|start|memory|soak|network|epoch|speech|toy',
    says: 'What to measure; it must be given.',
  },
  options: {
    seconds: { type: 'string', default: '20', value: 'N', says: 'How long live and lab go on.' },
    minutes: { type: 'string', value: 'N', says: 'How long memory and soak go on.', otherwise: '5 and 60' },
    rounds: {
      type: 'string',
      default: '1',
      value: 'N',
      says: 'How many times start visits, and live with a recogniser is used; medians are said.',
    },
    backend: { type: 'string', default: 'webgpu', value: 'NAME', says: 'What soak computes on.' },
    browser: {
      type: 'string',
      value: 'NAME',
      says: 'Where live is measured on the sample session instead: chromium, firefox or webkit.',
      otherwise: 'Chromium with camera and microphone',
    },
    against: {
      type: 'string',
      value: 'FOLDER',
      says: 'Another build (a dist folder) that live measures right after this one and start in turn with it.',
      otherwise: 'none',
    },
    node: {
      type: 'boolean',
      default: false,
      says: 'Measures network in this Node instead, on a GPU where the npm package "webgpu" finds one.',
    },
    model: {
      type: 'string',
      value: 'NAME',
      says: 'The recogniser speech measures, and live beside its use without one; miniature is that of the tests.',
      otherwise: 'tiny.en, and none for live',
    },
    folder: {
      type: 'string',
      value: 'FOLDER',
      says: 'Recordings (NAME.wav) with what is said in each (NAME.txt), for speech.',
      otherwise: 'none',
    },
    json: { type: 'boolean', default: false, says: 'Prints one JSON object and nothing else.' },
  },
} as const;

function fail(reason: string): never {
  console.error(`${reason}\n${usageText(USAGE)}`);
  process.exit(BAD_INPUT);
}

function positive(name: string, text: string, least: number): number {
  const value = Number(text);
  return Number.isFinite(value) && value >= least
    ? value
    : fail(`--${name} is "${text}", not a number from ${least} up.`);
}

function engineNamed(name: string): EngineName {
  return (
    ENGINE_NAMES.find((known) => known === name) ??
    fail(`--browser is "${name}", not one of ${ENGINE_NAMES.join(', ')}.`)
  );
}

const options = optionsOrExit(USAGE);
const { operand: what, json, backend } = options;
const seconds = positive('seconds', options.seconds, 1);
const browser = options.browser === undefined ? null : engineNamed(options.browser);
const minutes = options.minutes === undefined ? null : positive('minutes', options.minutes, 2);
const MEASURES = {
  live: () => {
    if (browser) return measureLiveIn(browser, seconds);
    if (options.model === undefined) return measureLive(seconds, options.against);
    return measureLiveWords(seconds, options.model, positive('rounds', options.rounds, 1));
  },
  lab: () => withApp((page, address) => measureLab(page, address, seconds)),
  corpus: () => withApp(measureCorpus),
  size: () => withServedApp(measureSize),
  start: () => measureStart(positive('rounds', options.rounds, 1), options.against),
  memory: () => withApp((page, address) => measureMemory(page, address, minutes ?? 5)),
  soak: () => withApp((page, address) => measureSoak(page, address, { minutes: minutes ?? 60, backend })),
  network: async () => {
    const measured = await (options.node ? measureInNode() : measureInChromium());
    return json ? figuresOf(measured) : { runs: tableOf(measured), adapter: measured.adapter };
  },
  epoch: measureEpoch,
  speech: () =>
    options.folder === undefined
      ? fail('speech needs recordings: --folder FOLDER.')
      : measureSpeech(options.model ?? 'tiny.en', options.folder),
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
