import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODALITIES } from '../../../../model/modalities.ts';
import { wordsOf } from '../../prediction/words.ts';
import { cellAt, heatmapLayout, moveCell } from './heatmap-layout.ts';

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

describe('cells', () => {
  const layout = heatmapLayout(wordsIn('I loved it'), 8, 0.25, () => 0, SIZE);

  it('are found under the pointer', () => {
    for (const { branch, modality, top } of layout.rows) {
      layout.columns[modality].forEach(({ left, right }, step) => {
        expect(cellAt(layout, (left + right) / 2, top + 1)).toEqual({ branch, modality, step });
      });
    }
    expect(cellAt(layout, 490, 5)).toBeNull();
    expect(cellAt(layout, 5, layout.labelTop + 5)).toBeNull();
  });

  it('are all reached by the arrow keys', () => {
    let cell = moveCell(layout, null, 'ArrowRight');
    expect(cell).toEqual({ branch: 'shared', modality: 'language', step: 0 });
    const visited = new Set<string>();
    for (let row = 0; row < layout.rows.length; row++) {
      cell = moveCell(layout, cell, 'Home');
      for (let step = 0; step < 12; step++) {
        visited.add(JSON.stringify(cell));
        cell = moveCell(layout, cell, 'ArrowRight');
      }
      cell = moveCell(layout, cell, 'ArrowDown');
    }
    expect(visited.size).toBe(2 * (3 + 8 + 8));
  });

  it('keep their horizontal place when the row changes', () => {
    const end = moveCell(layout, { branch: 'private', modality: 'language', step: 2 }, 'ArrowDown');
    const under = layout.columns.language[2];
    const column = layout.columns.acoustic[end?.step ?? 0];
    expect(end?.modality).toBe('acoustic');
    expect(Math.abs((column?.left ?? 0) - (under?.left ?? 0))).toBeLessThan(60);
  });
});
