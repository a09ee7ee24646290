import { z } from 'zod';
import type { BankDiagnostics } from '../../diagnostics/index.ts';
import { byModality } from '../../model/modalities.ts';

const undetermined = z.number().nullable();
const estimate = z.object({ value: undetermined, n: z.int().nonnegative() });

function ofEach<Value extends z.ZodType>(value: Value) {
  return z.object(byModality(() => value));
}

const branches = z.object({
  redundancy: ofEach(ofEach(estimate)),
  meanRedundancy: undetermined,
  leakage: ofEach(estimate),
  complementarity: estimate,
  participation: z.object({ shared: ofEach(estimate), private: ofEach(estimate) }),
});

/** What a network's reference bank says, as evaluation.json keeps it. */
export const diagnosticsSchema = z.object({
  n: z.int().positive(),
  before: branches,
  after: branches,
  balance: z.object({ mean: z.number(), meanAbsolute: z.number(), byModality: ofEach(estimate) }),
  gate: undetermined,
  agpr: z
    .object({
      anchors: ofEach(
        z.object({
          usage: z.array(z.number()).nullable(),
          entropy: estimate,
          everyAnchorUsed: z.boolean(),
        }),
      ),
      route: ofEach(z.object({ none: estimate, from: ofEach(z.number()).nullable() })),
      meanNone: undetermined,
      borrow: ofEach(estimate),
      meanBorrow: undetermined,
      meanAnchorEntropy: undetermined,
    })
    .nullable(),
}) satisfies z.ZodType<BankDiagnostics>;
