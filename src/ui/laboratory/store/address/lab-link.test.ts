import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WINDOW_STEPS } from '../../../../features/frames.ts';
import { MODALITIES } from '../../../../model/modalities.ts';
import { NETWORKS } from '../../../../model/network-choice.ts';
import { SAMPLES } from '../../../../session/samples/samples.ts';
import { linkText, readLink, refusedText } from '../../../link/link-table.ts';
import { LAB_SECTIONS } from '../../state/sections.ts';
import { LAB_DEFAULTS, LAB_LINK, type LabLink } from './lab-link.ts';

const anyMoment = fc.record({
  id: fc.constantFrom(...SAMPLES.map(({ id }) => id), 'My recording 3.wav', '一号'),
  seconds: fc.nat({ max: 99_999 }).map((hundredths) => hundredths / 100),
});
const anySetup = fc.record({
  network: fc.constantFrom(...NETWORKS),
  stages: fc.record({ tsf: fc.boolean(), agpr: fc.boolean(), brf: fc.boolean() }),
  scales: fc.array(
    fc.nat({ max: 200 }).map((hundredths) => hundredths / 100),
    { minLength: 6, maxLength: 6 },
  ),
});
const anyView: fc.Arbitrary<LabLink> = fc.record({
  subject: fc.oneof(
    fc.constant({ kind: 'live' as const }),
    anyMoment.map((moment) => ({ kind: 'recording' as const, ...moment })),
  ),
  text: fc.option(
    fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }).map((text) => text.trim() || 'I, too'),
    { nil: null },
  ),
  words: fc.dictionary(
    fc.nat({ max: 39 }).map(String),
    fc.oneof(
      fc.constantFrom('a,b:c%2C d', '%', '&=#', '<b>'),
      fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }),
    ),
    { maxKeys: 4, noNullPrototype: true },
  ),
  swap: fc.option(fc.record({ modality: fc.constantFrom(...MODALITIES), from: anyMoment }), { nil: null }),
  a: anySetup,
  b: fc.option(anySetup, { nil: null }),
  show: fc.constantFrom('a', 'b', 'difference'),
  folded: fc.uniqueArray(fc.constantFrom(...LAB_SECTIONS)),
  modality: fc.constantFrom(...MODALITIES),
  head: fc.option(fc.nat({ max: 98 }), { nil: null }),
  fixedScale: fc.boolean(),
  pinned: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('stream' as const), modality: fc.constantFrom(...MODALITIES) }),
      fc.record({
        kind: fc.constant('step' as const),
        modality: fc.constantFrom(...MODALITIES),
        step: fc.nat({ max: 39 }),
      }),
    ),
    { nil: null },
  ),
});

const keys = Object.values(LAB_LINK).map(({ key }) => key);
/** Addresses from noise to nearly right. */
const anyHash = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...keys), fc.string()),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            'language',
            'visual.3',
            'visual.',
            '.',
            'visual.99',
            'brf,bank',
            ',',
            'own',
            '%',
            '%zz',
          ),
          fc.constantFrom(
            'flat@3.25',
            'flat@',
            '@3',
            'flat@1e9',
            '../x@3',
            'visual:flat@3',
            '3:a,4:b',
            '3:,',
            '99:a',
          ),
          fc.constantFrom(
            'dbr:111',
            'dbr',
            'plain:000:1,1,0,1,1,2',
            'dbr:111:9,9,9,9,9,9',
            'difference',
            ':::',
          ),
          fc.constantFrom('__proto__', 'constructor', '<script>alert(1)</script>', '-1', '1e999', 'NaN'),
        ),
      ),
      { maxLength: 8 },
    )
    .map((pairs) => `#/laboratory?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`),
);

describe('a link to the Laboratory', () => {
  it('restores everything it holds', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const hash = `#/laboratory?${linkText(LAB_LINK, view)}`;
        expect({ ...LAB_DEFAULTS, ...readLink(LAB_LINK, hash).view }).toEqual(view);
        expect(refusedText([LAB_LINK], hash)).toBe('');
      }),
    );
  });

  it('never breaks: whatever is read of any address can be shown and written again', () => {
    fc.assert(
      fc.property(anyHash, (hash) => {
        const { view } = readLink(LAB_LINK, hash);
        const shown: LabLink = { ...LAB_DEFAULTS, ...view };
        const again = readLink(LAB_LINK, `#/laboratory?${linkText(LAB_LINK, shown)}`);
        expect({ ...LAB_DEFAULTS, ...again.view }).toEqual(shown);
        expect(again.refused).toEqual([]);
        refusedText([LAB_LINK], hash);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ['pin', `visual.${WINDOW_STEPS}`],
    ['pin', 'smell.3'],
    ['pin', 'visual.3.3'],
    ['session', '../../secret@3'],
    ['session', 'flat@-3'],
    ['words', '3'],
    ['words', `${WINDOW_STEPS}:late`],
    ['swap', 'smell:flat@3'],
    ['a', 'gpt:111'],
    ['b', 'plain:000:1,1,1'],
    ['b', 'plain:000:3,1,1,1,1,1'],
    ['show', 'c'],
    ['modality', ''],
    ['folded', 'tsf,cellar'],
  ])('says that it does not understand %s=%s, and takes the rest', (key, value) => {
    const rest = key === 'modality' ? { pin: 'visual' } : { modality: 'acoustic' };
    const others = new URLSearchParams(rest);
    const { view, refused } = readLink(LAB_LINK, `#/laboratory?${key}=${value}&${others}`);
    expect(refused).toEqual([key]);
    expect(view).toEqual(key === 'modality' ? { pinned: { kind: 'stream', modality: 'visual' } } : rest);
  });
});
