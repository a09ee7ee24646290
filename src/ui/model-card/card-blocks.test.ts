import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cardBlocks, siblingCards } from './card-blocks.ts';

it('reads what model cards are written with', () => {
  const blocks = cardBlocks(
    [
      '---',
      'licence: MIT',
      '---',
      '# DBR',
      'Trained on **composed** samples,',
      'see [data](https://example.org).',
      '',
      '## Figures',
      '| condition | MAE |',
      '|---|---:|',
      '| all | `0.66` |',
      '',
      '- one',
      '  goes on',
      '- two',
      '```',
      '# not a heading',
      '```',
    ].join('\n'),
  );
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, text: 'DBR' },
    { kind: 'paragraph', text: 'Trained on composed samples, see data.' },
    { kind: 'heading', level: 2, text: 'Figures' },
    { kind: 'table', head: ['condition', 'MAE'], align: ['left', 'right'], rows: [['all', '0.66']] },
    { kind: 'list', items: ['one goes on', 'two'] },
    { kind: 'code', text: '# not a heading' },
  ]);
});

it('keeps a row whose cells are empty or a dash apart from the rule', () => {
  expect(cardBlocks('| a | b |\n| --- | ---: |\n| − |  |\n|  |  |')).toEqual([
    {
      kind: 'table',
      head: ['a', 'b'],
      align: ['left', 'right'],
      rows: [
        ['−', ''],
        ['', ''],
      ],
    },
  ]);
});

it('finds the cards a card links to, each once, and no other address', () => {
  const card =
    'Beside it: [plain](../plain/card.md) and [again](../plain/card.md), [late](../late-fusion/card.md). ' +
    '[not](https://example.org/card.md) [nor](../../etc/card.md)';
  expect(siblingCards(card)).toEqual(['plain', 'late-fusion']);
});

it('leaves markup as the text it is', () => {
  expect(cardBlocks('<img src=x onerror=alert(1)>')).toEqual([
    { kind: 'paragraph', text: '<img src=x onerror=alert(1)>' },
  ]);
});

it('comes to an end on any text and loses no word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('# a', '- b', '|c|', '```', '', 'd e', '  f', '1. g'), { maxLength: 12 }),
      (lines) => {
        const text = JSON.stringify(cardBlocks(lines.join('\n')));
        for (const letter of 'abcdefg') {
          if (lines.some((line) => line.includes(letter))) expect(text).toMatch(new RegExp(letter));
        }
      },
    ),
  );
});
