import { z } from 'zod';
import type { BankDiagnostics } from '../diagnostics/index.ts';

const undetermined = z.number().nullable();
const estimate = z.object({ value: undetermined, n: z.int().nonnegative() });

function byModality<Value extends z.ZodType>(value: Value) {
  return z.object({ language: value, acoustic: value, visual: value });
}

const branches = z.object({
  redundancy: byModality(byModality(estimate)),
  meanRedundancy: undetermined,
  leakage: byModality(estimate),
  complementarity: estimate,
  participation: z.object({ shared: byModality(estimate), private: byModality(estimate) }),
});

/** What a network's reference bank says, as evaluation.json keeps it. */
export const diagnosticsSchema = z.object({
  n: z.int().positive(),
  before: branches,
  after: branches,
  balance: z.object({ mean: z.number(), meanAbsolute: z.number(), byModality: byModality(estimate) }),
  gate: undetermined,
  agpr: z
    .object({
      anchors: byModality(
        z.object({
          usage: z.array(z.number()).nullable(),
          entropy: estimate,
          everyAnchorUsed: z.boolean(),
        }),
      ),
      route: byModality(z.object({ none: estimate, from: byModality(z.number()).nullable() })),
      meanNone: undetermined,
      borrow: byModality(estimate),
      meanBorrow: undetermined,
      meanAnchorEntropy: undetermined,
    })
    .nullable(),
}) satisfies z.ZodType<BankDiagnostics>;
