import { describe, expect, it } from 'vitest';
import { FEATURE_GROUPS } from '../../../corpus/run/feature-groups.ts';
import { formatOf } from '../../locales/format.ts';
import type { Translate } from '../words/column-words.ts';
import { groupBars, groupSays } from './group-words.ts';

const t = ((key: string, values: Record<string, string> = {}) =>
  [key, ...Object.values(values)].join(' ')) as unknown as Translate;
const tools = { t, format: formatOf('en') };
const bars = (effects: Partial<Record<string, number[]>>, levels: Partial<Record<string, number>> = {}) =>
  groupBars(
    FEATURE_GROUPS.map((group) => {
      const own = effects[group.name] ?? [0];
      return {
        group,
        effects: Float64Array.from(own),
        levels: new Float64Array(own.length).fill(levels[group.name] ?? Number.NaN),
      };
    }),
  );

describe('what groups of features add, in words', () => {
  it('names the group that does most, which way, and whether it was above or below the usual', () => {
    const said = groupSays(
      bars({ pitch: [-0.3], loudness: [0.1], mouth: [0.2] }, { pitch: -1, mouth: 2 }),
      'DBR',
      tools,
    );
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('groups.pulled.acoustic.down groups.low.pitch');
    expect(said[1]).toContain('groups.pulled.visual.up groups.high.mouth');
  });

  it('says no more than that it did most where it was as usual or has no word', () => {
    const said = groupSays(bars({ pitch: [-0.3], head: [0.2] }, { pitch: -0.1 }), 'DBR', tools);
    expect(said[0]).toContain('groups.most.pitch');
    expect(said[1]).toContain('groups.most.head');
  });

  it('says that next to nothing changed, and nothing of what is not there', () => {
    const gone = { brows: [Number.NaN], eyes: [Number.NaN], mouth: [Number.NaN], head: [Number.NaN] };
    expect(groupSays(bars({ pitch: [0.001], ...gone }), 'DBR', tools)).toEqual([
      'groups.saysLittle DBR groups.little.acoustic',
    ]);
  });

  it('is a mean over the rows that have it, with an interval from 30 on', () => {
    const values = Array.from({ length: 40 }, (_, row) => (row % 4 === 0 ? Number.NaN : row / 100));
    const [pitch, loudness] = bars({ pitch: values, loudness: values.slice(0, 20) });
    const there = values.filter((value) => !Number.isNaN(value));
    const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
    expect(pitch).toMatchObject({ n: 30, mean: expect.closeTo(mean, 9) });
    expect(pitch?.interval?.low).toBeLessThan(mean);
    expect(pitch?.interval?.high).toBeGreaterThan(mean);
    expect(loudness).toMatchObject({ n: 15, interval: null });
  });
});
