import { type BetaEvidence, betasOf } from '../../../corpus/beta-evidence.ts';
import { openColumns } from '../../../corpus/columns.ts';
import { corpusOfBank } from '../../../corpus/corpus.ts';
import { allRows } from '../../../corpus/order.ts';
import type { Statistics } from '../../../corpus/statistics/statistics.ts';
import type { Bank } from '../../../diagnostics/index.ts';
import type { Outcome } from '../../../engine/worker-scope.ts';

/** What beta says of the reference bank's rows; null where no bank ships beside the weights. */
export type BankBeta = Outcome<readonly BetaEvidence[] | null>;

interface BankBetaOptions {
  /** The bank of a network that ships. */
  readBank(network: 'dbr' | 'plain'): Promise<Outcome<Bank>>;
  openStatistics(): Pick<Statistics, 'beta' | 'close'>;
}

/** Asks once what both banks say of rebalancing, and again after a failure. */
export function createBankBeta({ readBank, openStatistics }: BankBetaOptions): () => Promise<BankBeta> {
  async function ask(): Promise<BankBeta> {
    // One after the other: each takes a core for a moment.
    const dbr = await readBank('dbr');
    if (!dbr.ok) return withoutBank(dbr);
    const plain = await readBank('plain');
    if (!plain.ok) return withoutBank(plain);
    const corpus = corpusOfBank(dbr.value);
    const columns = openColumns(corpus, { dbr: dbr.value, plain: plain.value }, { a: 'dbr', b: 'plain' });
    const statistics = openStatistics();
    const evidence = await statistics.beta(betasOf(columns), allRows(corpus.rows));
    statistics.close();
    return evidence ?? { ok: true, value: null };
  }

  let asked: Promise<BankBeta> | null = null;
  return () => {
    asked ??= ask().then((answer) => {
      if (!answer.ok) asked = null;
      return answer;
    });
    return asked;
  };
}

function withoutBank(outcome: Extract<Outcome<Bank>, { ok: false }>): BankBeta {
  return outcome.problem.code === 'model-file-missing' ? { ok: true, value: null } : outcome;
}
