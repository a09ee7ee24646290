import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { en } from '../../src/ui/locales/en/en.ts';
import { startChromium } from './chromium.ts';
import { type Engine, type EngineName, type Tab, until } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { foreignRequests, labValue, openApp, sentimentOf, sentimentOfSentence, tableOf } from './live-tab.ts';
import { startWebKit } from './webkit.ts';

const address = inject('address');
const { firefox, webkit } = inject('engines');

const SENTENCES = [
  'I absolutely loved this film.',
  'It was a complete waste of time.',
  'The train leaves at ten.',
];
const MOMENT = '#/laboratory?session=sarcastic@4.91';
const CHARTS = ['Contributions', 'Shapley value of each player'];

/** Of every browser the same things. */
async function numbersOf(tab: Tab): Promise<{ sentences: number[]; tables: string[] }> {
  const sentences: number[] = [];
  for (const sentence of SENTENCES) sentences.push(await sentimentOfSentence(tab, address, sentence));
  await openApp(tab, address, MOMENT);
  await until('the moment', () => labValue(tab));
  const tables: string[] = [];
  for (const chart of CHARTS) tables.push(await tableOf(tab, chart));
  return { sentences, tables };
}

let reference: Awaited<ReturnType<typeof numbersOf>>;

beforeAll(async () => {
  const chromium = await startChromium();
  const tab = await chromium.open();
  reference = await numbersOf(tab);
  await tab.close();
  await chromium.close();
});

const ENGINES: [EngineName, (() => Promise<Engine>) | null][] = [
  ['firefox', firefox ? () => startFirefox(firefox) : null],
  ['webkit', webkit ? () => startWebKit(webkit) : null],
];

for (const [name, start] of ENGINES) {
  if (!start) {
    console.log(`Skipped: ${name} is not installed, and could not be (see scripts/test/bring-engines.ts).`);
    describe.skip(name, () => it('is not installed', () => undefined));
    continue;
  }
  describe(name, () => {
    let engine: Engine;
    let tab: Tab;
    let slippedIn = false;
    beforeAll(async () => {
      engine = await start();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      slippedIn = false;
      tab = await engine.open();
    });
    afterEach(async () => {
      const troubles = tab.troubles().filter((text) => !(slippedIn && /Content.Security.Policy/i.test(text)));
      expect(troubles, 'errors of the page or its console').toEqual([]);
      expect(await foreignRequests(tab), 'requests to another origin').toEqual([]);
      await tab.close();
    });

    it('shows a sample session on a first visit, under the page’s policy', async () => {
      await tab.goto(address);
      expect(await until('a prediction', () => sentimentOf(tab))).toBeGreaterThan(-3);
      const ran = await tab.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.documentElement.dataset.taken = "yes"';
        document.head.append(script);
        return document.documentElement.dataset.taken ?? null;
      }, null);
      expect(ran, 'a script that was slipped in').toBeNull();
      slippedIn = true;
      console.log(`${name} ${engine.version}`);
    });

    it('opens every view and a lesson', async () => {
      const { label: _, ...views } = en.views;
      for (const [view, title] of Object.entries(views)) {
        await openApp(tab, address, `#/${view}`);
        await until(`the view ${title}`, () =>
          tab.evaluate(
            (wanted) => [...document.querySelectorAll('h1')].some((one) => one.textContent === wanted),
            title,
          ),
        );
      }
      await openApp(tab, address, '#/lessons/sarcasm');
      await until('the lesson', () =>
        tab.evaluate(() => document.querySelector('[data-testid="lesson-dock"]') !== null, null),
      );
    });

    it('gives Chromium’s answers, to a sentence and at a moment of a sample', async () => {
      const { sentences, tables } = await numbersOf(tab);
      sentences.forEach((sentiment, index) => {
        expect(sentiment, SENTENCES[index]).toBeCloseTo(reference.sentences[index] as number, 4);
      });
      tables.forEach((table, index) => {
        expect(table, CHARTS[index]).toBe(reference.tables[index]);
      });
    });

    it('answers what is typed while a sample plays', async () => {
      await openApp(tab, address);
      await until('a prediction', () => sentimentOf(tab));
      await tab.enter('[data-testid="transcript-input"]', 'Terrible.');
      await until('a negative answer', async () => ((await sentimentOf(tab)) ?? 0) < -0.3 || null);
    });
  });
}
