import { describe, expect, it } from 'vitest';
import { betaEvidence, betasOf } from '../../../corpus/beta-evidence.ts';
import { allRows } from '../../../corpus/order.ts';
import { randomCorpus } from '../../../corpus/testing/corpus-fixture.ts';
import type { Bank } from '../../../diagnostics/index.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';
import { createBankBeta } from './bank-beta.ts';

const ROWS = 40;
const { results, columns } = randomCorpus(ROWS);
const banks: Record<'dbr' | 'plain', Bank> = results;

/** The banks, and the statistics of the worker without it. */
function asked(answers: (network: 'dbr' | 'plain') => Outcome<Bank>) {
  const read: string[] = [];
  let closed = 0;
  const ask = createBankBeta({
    readBank: async (network) => {
      read.push(network);
      return answers(network);
    },
    openStatistics: () => ({
      beta: async (betas, rows) => ({ ok: true, value: betaEvidence(betas, rows) }),
      close: () => {
        closed += 1;
      },
    }),
  });
  return { ask, read, closed: () => closed };
}
const ready = (network: 'dbr' | 'plain'): Outcome<Bank> => ({ ok: true, value: banks[network] });
const problem = (code: 'model-file-missing' | 'model-file-corrupt'): Outcome<Bank> => ({
  ok: false,
  problem: { code },
});

describe('beta of the reference bank', () => {
  it('is what the Corpus says of all its rows, asked for once', async () => {
    const { ask, read, closed } = asked(ready);
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toEqual({ ok: true, value: betaEvidence(betasOf(columns), allRows(ROWS)) });
    expect(other).toBe(one);
    expect(read).toEqual(['dbr', 'plain']);
    expect(closed()).toBe(1);
  });

  it('is none where a bank does not ship', async () => {
    const { ask } = asked((network) =>
      network === 'plain' ? problem('model-file-missing') : ready(network),
    );
    expect(await ask()).toEqual({ ok: true, value: null });
  });

  it('is asked for again after a failure', async () => {
    let fails = true;
    const { ask } = asked((network) => (fails ? problem('model-file-corrupt') : ready(network)));
    expect((await ask()).ok).toBe(false);
    fails = false;
    expect((await ask()).ok).toBe(true);
  });
});
