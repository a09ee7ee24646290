import { beforeAll, expect, inject, it } from 'vitest';
import { startChromium } from '../../scripts/engines/chromium.ts';
import { type Tab, until } from '../../scripts/engines/engine.ts';
import { en } from '../../src/ui/locales/en/en.ts';
import { inEachEngine } from './each-engine.ts';
import { labValue, openApp, sentimentOf, sentimentOfSentence, tableOf } from './live-tab.ts';

const address = inject('address');

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

inEachEngine((visit, name) => {
  it('shows a sample session on a first visit, under the page’s policy', async () => {
    await visit.tab.goto(address);
    expect(await until('a prediction', () => sentimentOf(visit.tab))).toBeGreaterThan(-3);
    const ran = await visit.tab.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.taken = "yes"';
      document.head.append(script);
      return document.documentElement.dataset.taken ?? null;
    }, null);
    expect(ran, 'a script that was slipped in').toBeNull();
    visit.expectTrouble(/Content.Security.Policy/i);
    console.log(`${name} ${visit.engine.version}`);
  });

  it('opens every view and a lesson', async () => {
    const { label: _, ...views } = en.views;
    for (const [view, title] of Object.entries(views)) {
      await openApp(visit.tab, address, `#/${view}`);
      await until(`the view ${title}`, () =>
        visit.tab.evaluate(
          (wanted) => [...document.querySelectorAll('h1')].some((one) => one.textContent === wanted),
          title,
        ),
      );
    }
    await openApp(visit.tab, address, '#/lessons/sarcasm');
    await until('the lesson', () =>
      visit.tab.evaluate(() => document.querySelector('[data-testid="lesson-dock"]') !== null, null),
    );
  });

  it('gives Chromium’s answers, to a sentence and at a moment of a sample', async () => {
    const { sentences, tables } = await numbersOf(visit.tab);
    sentences.forEach((sentiment, index) => {
      expect(sentiment, SENTENCES[index]).toBeCloseTo(reference.sentences[index] as number, 4);
    });
    tables.forEach((table, index) => {
      expect(table, CHARTS[index]).toBe(reference.tables[index]);
    });
  });

  it('answers what is typed while a sample plays', async () => {
    await openApp(visit.tab, address);
    await until('a prediction', () => sentimentOf(visit.tab));
    await visit.tab.enter('[data-testid="transcript-input"]', 'Terrible.');
    await until('a negative answer', async () => ((await sentimentOf(visit.tab)) ?? 0) < -0.3 || null);
  });
});
