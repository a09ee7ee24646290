import { describe, expect, test } from 'vitest';
import { MODALITIES } from '../model/modalities.ts';
import { agprUse } from './agpr-use.ts';
import { bankDiagnostics } from './bank-diagnostics.ts';
import { randomBank, randomSummary } from './testing/summaries.ts';
import { uniformStream } from './uniform-stream.ts';
import type { UtteranceSummary } from './utterance.ts';
import { tabulate } from './utterance-table.ts';

const ALL_ON = { tsf: true, agpr: true, brf: true };
const ALL_OFF = { tsf: false, agpr: false, brf: false };

/** As many utterances as changes, random in what they do not say. */
function tableOf(...changes: Partial<UtteranceSummary>[]) {
  const uniform = uniformStream(1);
  return tabulate(changes.map((change) => ({ ...randomSummary(uniform), ...change })));
}

describe('diagnostics over a bank', () => {
  test('are plain JSON: nothing is lost on the way to a file', () => {
    const diagnostics = bankDiagnostics(randomBank(12, ALL_ON));
    expect(JSON.parse(JSON.stringify(diagnostics))).toEqual(diagnostics);
  });

  test('tell before from after', () => {
    const bank = randomBank(40, ALL_ON);
    // What rebalancing did here: it made the acoustic branch a copy of the language one, and unleaked the visual one.
    bank.columns.sharedRebalanced.copyWithin(40 * 3, 0, 40 * 3);
    bank.columns.private.set(bank.columns.shared.subarray(2 * 40 * 3), 2 * 40 * 3);
    const { before, after } = bankDiagnostics(bank);
    expect(before.redundancy.language.acoustic.value).toBeLessThan(0.2);
    expect(after.redundancy.language.acoustic.value).toBeCloseTo(1, 6);
    expect(after.meanRedundancy).toBeGreaterThan((before.meanRedundancy as number) + 0.2);
    expect(before.leakage.visual.value).toBeCloseTo(1, 6);
    expect(after.leakage.visual.value).toBeLessThan(0.2);
    expect(after.complementarity.value).toBeGreaterThan(before.complementarity.value as number);
  });

  test('of a network without stages are the same before and after, and have no gate, route or anchors', () => {
    const { before, after, gate, agpr } = bankDiagnostics(randomBank(12, ALL_OFF));
    expect(after).toEqual(before);
    expect([gate, agpr]).toEqual([null, null]);
  });

  test('average beta, its size, and beta of the utterances that have a modality', () => {
    const { balance, gate, n } = bankDiagnostics(
      tableOf(
        {
          balance: Float64Array.of(0.5),
          balanceByModality: Float64Array.of(0.5, 0, -1),
          present: Float64Array.of(1, 0, 1),
          gate: Float64Array.of(0.25),
        },
        {
          balance: Float64Array.of(-0.25),
          balanceByModality: Float64Array.of(-0.5, 0.5, 0),
          present: Float64Array.of(1, 1, 1),
          gate: Float64Array.of(0.75),
        },
      ),
    );
    expect(n).toBe(2);
    expect(balance).toEqual({
      mean: 0.125,
      meanAbsolute: 0.375,
      byModality: {
        language: { value: 0, n: 2 },
        acoustic: { value: 0.5, n: 1 },
        visual: { value: -0.5, n: 2 },
      },
    });
    expect(gate).toBe(0.5);
  });
});

describe('the use of AGPR', () => {
  test('counts the route where there is another modality to borrow from', () => {
    const alone = Float64Array.of(1, 0, 0);
    const use = agprUse(
      tableOf(
        { route: Float64Array.of(0.2, 0, 0.3, 0.5, 0.4, 0.6, 0, 0, 0.6, 0, 0.4, 0) },
        { route: Float64Array.of(0.4, 0, 0.5, 0.1, 0.8, 0.2, 0, 0, 0.8, 0, 0.2, 0) },
        { present: alone, route: Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) },
      ),
    );
    expect(use?.route.language.none).toEqual({ value: expect.closeTo(0.3, 6), n: 2 });
    expect(use?.route.language.from).toEqual({
      language: 0,
      acoustic: expect.closeTo(0.4, 6),
      visual: expect.closeTo(0.3, 6),
    });
    expect(use?.meanNone).toBeCloseTo((0.3 + 0.6 + 0.7) / 3, 6);
  });

  test('averages borrow and entropy over the utterances that have the modality', () => {
    const use = agprUse(
      tableOf(
        { borrow: Float64Array.of(0.1, 0.2, 0.3), anchorEntropy: Float64Array.of(0.5, 0.25, 0) },
        {
          present: Float64Array.of(1, 0, 0),
          borrow: Float64Array.of(0.3, 0, 0),
          anchorEntropy: Float64Array.of(0.25, 0, 0),
        },
      ),
    );
    expect(MODALITIES.map((modality) => use?.borrow[modality])).toEqual([
      { value: expect.closeTo(0.2, 6), n: 2 },
      { value: expect.closeTo(0.2, 6), n: 1 },
      { value: expect.closeTo(0.3, 6), n: 1 },
    ]);
    expect(use?.meanBorrow).toBeCloseTo((0.1 + 0.2 + 0.3 + 0.3) / 4, 6);
    expect(use?.meanAnchorEntropy).toBeCloseTo((0.5 + 0.25 + 0.25 + 0) / 4, 6);
  });

  test('sees an anchor that lies idle', () => {
    // Even use of 4 anchors is 0.25; idle is below a tenth of it.
    const alive = [0.9, 0.04, 0.03, 0.03];
    const idle = [0.9, 0.04, 0.04, 0.02];
    const use = agprUse(tableOf({ anchorUse: Float64Array.from([...alive, ...idle, ...alive]) }));
    expect(use?.anchors.language).toMatchObject({ everyAnchorUsed: true, usage: close(alive) });
    expect(use?.anchors.acoustic).toMatchObject({ everyAnchorUsed: false, usage: close(idle) });
  });

  test('of a modality nobody has is null, not 0', () => {
    const use = agprUse(tableOf({ present: Float64Array.of(1, 1, 0) }));
    expect(use?.anchors.visual).toEqual({
      usage: null,
      entropy: { value: null, n: 0 },
      everyAnchorUsed: false,
    });
    expect(use?.route.visual).toEqual({ none: { value: null, n: 0 }, from: null });
  });
});

function close(values: number[]) {
  return values.map((value) => expect.closeTo(value, 6));
}
