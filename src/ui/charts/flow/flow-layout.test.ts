import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BRANCHES, MODALITIES } from '../../../model/modalities.ts';
import type { FlowAmounts } from './flow-amounts.ts';
import { type FlowBox, flowLayout } from './flow-layout.ts';
import { amountsOf, fullScale, rulePoints, vectorOf } from './flow-vector.ts';

const BOX: FlowBox = { left: 80, right: 600, top: 20, bottom: 320 };

const amountsArbitrary = fc
  .array(
    fc.record({
      amount: fc.double({ min: 0, max: 5, noNaN: true }),
      share: fc.double({ min: -1, max: 1, noNaN: true }),
    }),
    {
      minLength: 6,
      maxLength: 6,
    },
  )
  .map((values): FlowAmounts => {
    const streams = BRANCHES.flatMap((branch, b) =>
      MODALITIES.map((modality, m) => {
        const { amount, share } = values[3 * b + m] ?? { amount: 0, share: 0 };
        return { branch, modality, amount, net: amount * share };
      }),
    );
    const amount = streams.reduce((sum, stream) => sum + stream.amount, 0);
    const net = streams.reduce((sum, stream) => sum + stream.net, 0);
    return { streams, borrows: [], raised: (amount + net) / 2, lowered: (net - amount) / 2, amount };
  });

describe('flowLayout', () => {
  it('stays inside its box and draws finite shapes, whatever flows', () => {
    fc.assert(
      fc.property(amountsArbitrary, (amounts) => {
        const layout = flowLayout(amounts, fullScale(amounts.amount), BOX);
        for (const node of layout.nodes.values()) {
          expect(node.top).toBeGreaterThanOrEqual(BOX.top - 0.01);
          expect(node.bottom).toBeLessThanOrEqual(BOX.bottom + 0.01);
        }
        for (const { path } of layout.ribbons) expect(path).not.toMatch(/NaN|Infinity/);
      }),
    );
  });

  it('makes a node as high as the points that pass through it', () => {
    fc.assert(
      fc.property(amountsArbitrary, (amounts) => {
        const layout = flowLayout(amounts, 32, BOX);
        const shared = amounts.streams.filter(({ branch }) => branch === 'shared');
        const height = (id: string) => (layout.nodes.get(id)?.bottom ?? 0) - (layout.nodes.get(id)?.top ?? 0);
        const points = shared.reduce((sum, stream) => sum + stream.amount, 0);
        expect(height('tsf')).toBeCloseTo(points * layout.pointHeight, 1);
        expect(height('brf')).toBeCloseTo(amounts.amount * layout.pointHeight, 1);
      }),
    );
  });

  it('colours a ribbon by its sign, and grey where contributions cancel', () => {
    const streams = BRANCHES.flatMap((branch) =>
      MODALITIES.map((modality) => ({ branch, modality, amount: 1, net: branch === 'shared' ? -1 : 0 })),
    );
    const { ribbons } = flowLayout({ streams, borrows: [], raised: 1.5, lowered: -4.5, amount: 6 }, 8, BOX);
    const tones = (branch: string) =>
      new Set(ribbons.filter((r) => r.stream?.branch === branch).map((r) => r.tone));
    expect([...tones('shared')]).toEqual([-1]);
    expect([...tones('private')]).toEqual([0]);
  });
});

describe('the flow as a vector', () => {
  it('reads back what it was made of', () => {
    fc.assert(
      fc.property(amountsArbitrary, (amounts) => {
        const back = amountsOf(vectorOf(amounts), amounts);
        expect(back.amounts.streams).toEqual(amounts.streams);
        expect(back.amounts.amount).toBeCloseTo(amounts.amount, 9);
        expect(back.scale).toBe(fullScale(amounts.amount));
      }),
    );
  });

  it('draws every flow within the prediction’s range on one scale: +0.17 does not look like +2.14', () => {
    const one = (amount: number): FlowAmounts => ({
      streams: BRANCHES.flatMap((branch) =>
        MODALITIES.map((modality) => ({ branch, modality, amount: amount / 6, net: amount / 6 })),
      ),
      borrows: [],
      raised: amount,
      lowered: 0,
      amount,
    });
    const width = (amount: number) => {
      const amounts = one(amount);
      const { ribbons } = flowLayout(amounts, fullScale(amounts.amount), BOX);
      return ribbons.find(({ id }) => id === 'raised')?.width ?? Number.NaN;
    };
    for (const amount of [0.05, 0.17, 1.1, 2.14, 2.9]) {
      expect(width(amount) / width(3)).toBeCloseTo(amount / 3, 6);
    }
  });

  it('has a scale that holds the flow and a ruler that fits beside it', () => {
    for (const amount of [0, 0.3, 0.9, 2.2, 7, 23, 60]) {
      expect(fullScale(amount)).toBeGreaterThanOrEqual(amount);
      expect(rulePoints(fullScale(amount))).toBeLessThanOrEqual(fullScale(amount) / 5);
    }
  });
});
