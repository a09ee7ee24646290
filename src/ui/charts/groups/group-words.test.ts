import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { FEATURE_GROUPS, type FeatureGroup } from '../../../features/groups/feature-groups.ts';
import { formatOf } from '../../locales/format.ts';
import { disagreeing, groupBars } from './group-bars.ts';
import { groupSays } from './group-words.ts';

const t = ((key: string, values: Record<string, string> = {}) =>
  [key, ...Object.values(values)].join(' ')) as unknown as TFunction;
const tools = { t, format: formatOf('en') };
type ByGroup<Value> = Partial<Record<FeatureGroup['name'], Value>>;

interface Measured {
  /** The same as the effects where not said. */
  gradients?: ByGroup<number[]>;
  levels?: ByGroup<number>;
  trends?: ByGroup<number>;
}

function bars(effects: ByGroup<number[]>, { gradients = {}, levels = {}, trends = {} }: Measured = {}) {
  return groupBars(
    FEATURE_GROUPS.map((group) => {
      const own = effects[group.name] ?? [0];
      const all = (value: number | undefined) => new Float64Array(own.length).fill(value ?? Number.NaN);
      return {
        group,
        effects: Float64Array.from(own),
        gradients: Float64Array.from(gradients[group.name] ?? own),
        levels: all(levels[group.name]),
        trends: all(trends[group.name]),
      };
    }),
  );
}

describe('what groups of features add, in words', () => {
  it('names the group that does most, which way, and whether it was above or below the usual', () => {
    const said = groupSays(
      bars({ pitch: [-0.3], loudness: [0.1], mouth: [0.2] }, { levels: { pitch: -1, mouth: 2 } }),
      null,
      tools,
    );
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('features.pulled.acoustic.down features.low.pitch');
    expect(said[1]).toContain('features.pulled.visual.up features.high.mouth');
  });

  it('says that it rose or fell where that is more than how far it is from the usual', () => {
    const said = (levels: ByGroup<number>, trends: ByGroup<number>) =>
      groupSays(bars({ pitch: [-0.3], mouth: [0.2] }, { levels, trends }), null, tools);
    expect(said({ pitch: 0.1 }, { pitch: -0.8 })[0]).toContain('features.fell.pitch');
    expect(said({ mouth: -0.6 }, { mouth: 0.9 })[1]).toContain('features.rose.mouth');
    expect(said({ pitch: 1.5 }, { pitch: -0.8 })[0]).toContain('features.high.pitch');
    expect(said({ pitch: 0.3 }, { pitch: -0.4 })[0]).toContain('features.high.pitch');
  });

  it('says no more than that it did most where it was as usual or has no word', () => {
    const said = groupSays(bars({ pitch: [-0.3], head: [0.2] }, { levels: { pitch: -0.1 } }), null, tools);
    expect(said[0]).toContain('features.most.pitch');
    expect(said[1]).toContain('features.most.head');
  });

  it('says that next to nothing changed, and nothing of what is not there; of a network that has a name, whose it is', () => {
    const gone = { brows: [Number.NaN], eyes: [Number.NaN], mouth: [Number.NaN], head: [Number.NaN] };
    expect(groupSays(bars({ pitch: [0.001], ...gone }), 'DBR', tools)).toEqual([
      'features.of DBR features.little.acoustic',
    ]);
  });

  it('says of which groups the measures disagree: by half of the larger, and by more than anybody sees', () => {
    const effects = { pitch: [-0.3], loudness: [0.2], timbre: [0.04], mouth: [0.4] };
    const all = bars(effects, { gradients: { pitch: [0.1], loudness: [0.12], timbre: [0], mouth: [0.1] } });
    expect(disagreeing(all).map(({ name }) => name)).toEqual(['pitch', 'mouth']);
    const said = groupSays(all, null, tools);
    expect(said).toHaveLength(3);
    expect(said[2]).toMatch(/features\.disagree .*pitch −0\.30 \+0\.10.*mouth \+0\.40 \+0\.10/);
    expect(disagreeing(bars(effects))).toEqual([]);
  });

  it('is a mean over the rows that have it, with an interval from 30 on', () => {
    const values = Array.from({ length: 40 }, (_, row) => (row % 4 === 0 ? Number.NaN : row / 100));
    const [pitch, loudness] = bars({ pitch: values, loudness: values.slice(0, 20) });
    const there = values.filter((value) => !Number.isNaN(value));
    const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
    for (const measure of [pitch, pitch?.gradient]) {
      expect(measure).toMatchObject({ n: 30, mean: expect.closeTo(mean, 9) });
      expect(measure?.interval?.low).toBeLessThan(mean);
      expect(measure?.interval?.high).toBeGreaterThan(mean);
    }
    expect(loudness).toMatchObject({ n: 15, interval: null });
  });
});
