import { describe, expect, it } from 'vitest';
import type { Modality } from '../../model/modalities.ts';
import { ACOUSTIC_FEATURE_NAMES } from '../acoustic/feature-names.ts';
import { VISUAL_FEATURE_NAMES } from '../visual/feature-names.ts';
import { FEATURE_GROUPS, type FeatureGroup, groupsOf, type ModalitySteps } from './feature-groups.ts';
import { standingOf, summedOver } from './measured-group.ts';

const widths = { language: 4, acoustic: ACOUSTIC_FEATURE_NAMES.length, visual: VISUAL_FEATURE_NAMES.length };
const group = (name: FeatureGroup['name']) => FEATURE_GROUPS.find((one) => one.name === name) as FeatureGroup;

/** A voice whose pitch takes these values, null at a gap; no face. */
function voice(pitch: readonly (number | null)[]): ModalitySteps {
  const values = new Float32Array(pitch.length * widths.acoustic);
  const column = ACOUSTIC_FEATURE_NAMES.indexOf('logF0');
  for (const [step, value] of pitch.entries()) values[step * widths.acoustic + column] = value ?? 100;
  const valid = Uint8Array.from(pitch, (value) => (value === null ? 0 : 1));
  const steps = { language: null, visual: null, acoustic: { width: widths.acoustic, values, valid } };
  return { steps };
}
const flat = (width: number, value: number) => new Float32Array(width).fill(value);

describe('groups of features', () => {
  it('share no column, and leave out only what says that there is a face and the neutral shape', () => {
    const left = (modality: Modality, names: readonly string[]) => {
      const taken = FEATURE_GROUPS.filter((one) => one.modality === modality).flatMap(
        ({ columns }) => columns,
      );
      expect(new Set(taken).size).toBe(taken.length);
      return names.filter((_, column) => !taken.includes(column));
    };
    expect(left('acoustic', ACOUSTIC_FEATURE_NAMES)).toEqual([]);
    expect(left('visual', VISUAL_FEATURE_NAMES).filter((name) => !/facePresent|neutral/.test(name))).toEqual(
      [],
    );
  });

  it('are those of the modalities that a network reads as the app makes them', () => {
    const of = (own: Partial<typeof widths>) =>
      groupsOf({ config: { widths: { ...widths, ...own } } }).map(({ name }) => name);
    expect(of({ visual: 35 })).toEqual(['pitch', 'loudness', 'timbre']);
    expect(of({ acoustic: 74, visual: 35 })).toEqual([]);
  });

  it('stand above or below the usual by their leading feature, over valid steps alone', () => {
    const of = (name: FeatureGroup['name'], what: ModalitySteps, mean: number, std: number) => {
      const width = widths[group(name).modality];
      return [...standingOf(group(name), [what], flat(width, mean), flat(width, std)).levels];
    };
    expect(of('pitch', voice([3, null, 5, 4]), 6, 2)).toEqual([-1]);
    expect(of('mouth', voice([3]), 0, 1)).toEqual([Number.NaN]);
    expect(of('head', voice([3]), 0, 1)).toEqual([Number.NaN]);
  });

  it('rise or fall from the first half of the valid steps to the second, where these are enough to tell', () => {
    const trends = (pitch: readonly (number | null)[]) => [
      ...standingOf(group('pitch'), [voice(pitch)], flat(widths.acoustic, 9), flat(widths.acoustic, 2))
        .trends,
    ];
    expect(trends([5, 5, 5, 5, null, 1, 1, 1, 1])).toEqual([-2]);
    expect(trends([1, 1, 1, 1, 5, 5, 5, 5])).toEqual([2]);
    expect(trends([1, 1, 5, 5])).toEqual([Number.NaN]);
  });

  it('have the sum of their features', () => {
    const rows = Float32Array.from({ length: 2 * widths.acoustic }, (_, at) =>
      at < widths.acoustic ? 1 : 2,
    );
    const { columns } = group('loudness');
    expect(summedOver(group('loudness'), rows)).toEqual([columns.length, 2 * columns.length]);
  });
});
