import { describe, expect, it } from 'vitest';
import { BEHAVIOUR } from '../evaluation-record.ts';
import { ablationsOf, cardFilesOf, classMetricsOf, metricsOf, recordOf } from '../testing/card-files.ts';
import { renderCard } from './card.ts';

/** Headings and what stands under each. */
function sectionsOf(card: string): Map<string, string> {
  const parts = card.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => [part.split('\n')[0] ?? '', part.split('\n').slice(1).join('\n').trim()]),
  );
}

/** Every table's rows have as many cells as its head. */
function expectWholeTables(card: string): void {
  const rows = card.split('\n').map((line) => (line.startsWith('|') ? line.split('|').length : 0));
  rows.forEach((cells, i) => {
    if (cells > 0 && (rows[i - 1] ?? 0) > 0) expect(cells).toBe(rows[i - 1]);
  });
}

const everything = cardFilesOf({
  record: recordOf({
    faceShift: {
      sentences: 29,
      withoutFace: 0.1,
      neutralFace: -0.05,
      neutralPictures: 60,
      emotions: { happiness: { pictures: 60, shift: 0.7, error: 0.1, trained: 4412 } },
    },
  }),
  ablations: ablationsOf({ full: [0.6, 0.61, 0.62], plain: [0.7, 0.71, 0.72] }),
  choices: [
    { name: 'a', change: 'nothing', epochs: 3, seed: 1, validation: { mae: 0.7, conflicting: 0.6 } },
    { name: 'b', change: 'more conflict', epochs: 3, seed: 1, validation: { mae: 0.69 } },
  ],
  intents: {
    command: 'npm run intents',
    n: 445,
    classes: 20,
    ...classMetricsOf(0.5),
    baselines: { 'most frequent class': classMetricsOf(0.1) },
  },
  siblings: ['plain'],
});

describe('renderCard', () => {
  it('says what was done to the weights after their training, where something was', () => {
    const afterwards = 'Afterwards the means were shifted.';
    const trained = (record: Parameters<typeof recordOf>[0]) =>
      sectionsOf(renderCard(cardFilesOf({ record: recordOf(record) }))).get('What it was trained on');
    expect(trained({ afterwards })).toContain(afterwards);
    expect(trained({})).not.toContain('Afterwards');
  });

  it('says how the network does on each part of a file, on takes and on templates', () => {
    const { results, config } = recordOf();
    const judged = {
      ...results,
      'language alone, text/heard.csv': {
        task: 'text' as const,
        n: 20,
        conditions: { all: metricsOf(0.9), capitals: metricsOf(0.91) },
        variants: {},
      },
      'takes, pairs.csv': {
        task: 'pairs' as const,
        n: 5,
        conditions: { all: { ...metricsOf(1), signs_balanced: 0.7 }, opposed: metricsOf(1.4) },
        variants: {},
      },
      [BEHAVIOUR]: {
        task: 'behaviour' as const,
        n: 200,
        conditions: { 'not positive': { ...metricsOf(0.3), missed: 0.125 } },
        variants: {},
      },
    };
    const data = { ...config.data, pairs: 'pairs.csv', text: { ...config.data.text, behaviour: 4500 } };
    const card = renderCard(
      cardFilesOf({ record: recordOf({ results: judged, config: { ...config, data } }) }),
    );
    expectWholeTables(card);
    const sections = sectionsOf(card);
    expect(sections.get('Results')).toContain('| language alone, text/heard.csv: capitals | 0.910 |');
    expect(sections.get('Results')).toContain('| takes, pairs.csv: opposed | 1.400 |');
    expect(sections.get('Results')).toContain('| not positive | 12.5 | 0.300 |');
    expect(sections.get('What it was trained on')).toContain('4,500 sentences an epoch made from templates');
    expect(sections.get('What it was trained on')).toContain('- takes:');
  });

  it('says what the intervals are and how they do on what they were not made from', () => {
    const row = (n: number, coverage: number) => ({ n, coverage, width: 2 });
    const interval = { level: 0.8, n: 1234, rows: { words: row(100, 0.78), voice: row(300, 0.82) } };
    const results = sectionsOf(renderCard(cardFilesOf({ record: recordOf({ interval }) }))).get('Results');
    expect(results).toContain(
      'held 81.0 % of the truths of the other half, from 78.0 % (words) to 82.0 % (voice)',
    );
    expect(results).toContain('mean width 2.00 points');
    expect(renderCard(cardFilesOf())).not.toContain('Interval');
  });

  it('says what there is and has no heading over nothing', () => {
    const sections = sectionsOf(renderCard(cardFilesOf()));
    expect([...sections.keys()]).toEqual([
      'What comes from the paper and what is ours',
      'What it was trained on',
      'Results',
      'How to reproduce it',
      'What it cannot do',
    ]);
    for (const text of sections.values()) expect(text).not.toBe('');
  });

  it('has a section for every file that is there', () => {
    const sections = sectionsOf(renderCard(everything));
    expect(sections.get('How the settings were chosen')).toContain(
      '| b | more conflict | 3 | 1 | 0.690 |  |',
    );
    const intents = sections.get('The class head, on MIntRec');
    expect(intents).toMatch(/\| the class head \| 50\.0 .*\n\| most frequent class \| 10\.0 /);
    expect(sections.has('The effect of a face on a neutral sentence')).toBe(true);
    expect(sections.has('DBR, its stages and the baselines')).toBe(true);
    expect(sections.get('How to reproduce it')).toContain('npm run ablations -- --seeds 1,2,3 --epochs 10');
  });

  it('leaves no trace of a figure that is not there', () => {
    const undefinedCorrelation = recordOf({
      results: {
        'composed samples': {
          task: 'composed',
          n: 4,
          conditions: { all: metricsOf(0.5, Number.NaN) },
          variants: {},
        },
      },
    });
    for (const files of [cardFilesOf(), cardFilesOf({ record: undefinedCorrelation }), everything]) {
      const card = renderCard(files);
      expect(card).not.toMatch(/undefined|NaN|null|\[object/);
      expectWholeTables(card);
    }
    expect(renderCard(cardFilesOf({ record: undefinedCorrelation }))).toContain('| all | 0.500 | n/a |');
  });

  it('names the network for what it is', () => {
    const off = { stages: { tsf: false, agpr: false, brf: false } };
    const { config } = recordOf();
    const nameOf = (changes: object) =>
      renderCard(cardFilesOf({ record: recordOf({ config: { ...config, ...changes } }) })).split('\n')[2];
    expect(nameOf({})).toMatch(/^A Dual-Branch Rebalancing network,/);
    expect(nameOf({ network: off })).toMatch(/^The plain decoupling baseline/);
    expect(nameOf({ network: { stages: { ...off.stages, brf: true } } })).toContain('without TSF and AGPR');
    expect(nameOf({ architecture: 'late-fusion' })).toMatch(/^The late-fusion baseline/);
  });

  it('gives the time of an epoch, the median, so that one pause does not count', () => {
    expect(renderCard(cardFilesOf())).toContain('An epoch took 1 min 50 s (median of 3) on the wasm backend');
    expect(renderCard(cardFilesOf({ record: recordOf({ epochSeconds: [] }) }))).not.toContain(
      'An epoch took',
    );
  });

  it('keeps published test rows apart from its own validation row', () => {
    const card = renderCard(cardFilesOf());
    expect(card).toContain('| this network, language alone, validation | 80.0 | 0.900 | 0.700 |  |  |  |');
    expect(card).toContain('| MISA, three modalities, test, published | 83.5 | 0.777 | 0.778 |');
  });
});
