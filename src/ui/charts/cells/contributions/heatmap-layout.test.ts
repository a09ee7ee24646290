import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODALITIES } from '../../../../model/modalities.ts';
import type { TextWidth } from '../../labels/text-width.ts';
import { wordsOf } from '../../prediction/words.ts';
import { fittingTicks, heatmapLayout } from './heatmap-layout.ts';
import { heatmapRoom } from './heatmap-room.ts';

const SIZE = { width: 500, rowHeight: 20, widthOf: (text: string) => 6 * text.length };

function wordsIn(text: string) {
  return wordsOf(
    [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      segmentId: 's',
      start: index,
      end: index + word.length,
      text: word,
    })),
  );
}

const sentence = fc
  .array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 40 })
  .map((words) => wordsIn(words.join(' ')));

/** Fonts from narrow to very wide. */
const font = fc.double({ min: 3, max: 14, noNaN: true }).map(
  (perLetter): TextWidth =>
    (text) =>
      perLetter * text.length,
);
const width = fc.integer({ min: 240, max: 1600 });

describe('heatmapLayout', () => {
  it('gives every token a column, in order, without gaps, inside the width', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 0, max: 40 }), (words, steps) => {
        const { columns } = heatmapLayout(words, steps, 0.25, () => 0, SIZE);
        expect(columns.language).toHaveLength(words.length);
        expect(columns.visual).toHaveLength(steps);
        for (const modality of MODALITIES) {
          columns[modality].forEach(({ left, right }, step) => {
            expect(right).toBeGreaterThan(left);
            expect(left).toBeCloseTo(columns[modality][step - 1]?.right ?? 0, 6);
            expect(right).toBeLessThanOrEqual(SIZE.width + 1e-6);
          });
        }
      }),
    );
  });

  it('never prints two words over each other', () => {
    fc.assert(
      fc.property(sentence, (words) => {
        const { labels } = heatmapLayout(words, 4, 0.25, (word) => word.start, SIZE);
        for (const line of [0, 1]) {
          const boxes = labels
            .filter((label) => label.line === line)
            .map(({ centre, word }) => ({
              left: centre - 3 * word.text.length,
              right: centre + 3 * word.text.length,
            }))
            .sort((a, b) => a.left - b.left);
          boxes.forEach((box, index) => {
            expect(box.left).toBeGreaterThanOrEqual(boxes[index - 1]?.right ?? Number.NEGATIVE_INFINITY);
          });
        }
      }),
    );
  });

  it('names the word that matters where there is no room for both', () => {
    const words = wordsIn(Array.from({ length: 40 }, (_, i) => `wonderful${i}`).join(' '));
    const heavy = words[17];
    const { labels } = heatmapLayout(words, 4, 0.25, (word) => (word === heavy ? 1 : 0), SIZE);
    expect(labels[17]?.line).toBe(0);
    expect(labels.some(({ line }) => line === null)).toBe(true);
  });

  it('shows up to five seconds on a five-second axis, more on ten', () => {
    expect(heatmapLayout([], 20, 0.25, () => 0, SIZE).axisSeconds).toBe(5);
    expect(heatmapLayout([], 21, 0.25, () => 0, SIZE).axisSeconds).toBe(10);
  });
});

describe('the room beside the cells', () => {
  it('holds the heatmap’s names and sums in any font', () => {
    const texts = {
      modalities: ['Language', 'Voice', 'Face'],
      branches: ['shared', 'private'],
      sum: '−0.25',
    };
    fc.assert(
      fc.property(font, width, (widthOf, wide) => {
        const { labelWidth, sumWidth, narrow } = heatmapRoom(texts, wide, widthOf);
        const names = narrow ? 0 : widthOf('Language') + 8;
        expect(labelWidth).toBeGreaterThanOrEqual(20 + names + widthOf('private') + 8 - 1e-9);
        expect(sumWidth).toBeGreaterThan(widthOf('−0.25'));
      }),
    );
  });
});

describe('fittingTicks', () => {
  it('begins with 0 and keeps labels apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 128 }),
        width,
        fc.integer({ min: 5, max: 60 }),
        (seconds, wide, label) => {
          const ticks = fittingTicks(seconds, wide, label);
          expect(ticks[0]).toBe(0);
          ticks.slice(1).forEach((tick, index) => {
            expect(((tick - (ticks[index] ?? 0)) * wide) / seconds).toBeGreaterThanOrEqual(label - 1e-6);
            expect(tick).toBeLessThanOrEqual(seconds);
          });
        },
      ),
    );
  });
});
