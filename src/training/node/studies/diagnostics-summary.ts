import type { BankDiagnostics } from '../../../diagnostics/index.ts';
import { MODALITIES } from '../../../model/modalities.ts';

/** The figures of a network's reference bank that variants are compared by, by what a table calls them. */
export function diagnosticsSummary({ balance, after, agpr }: BankDiagnostics): Record<string, number> {
  const figures: Record<string, number | null> = {
    'size of β': balance.meanAbsolute,
    'mean β': balance.mean,
    redundancy: after.meanRedundancy,
    ...Object.fromEntries(
      MODALITIES.map((modality) => [`leakage, ${modality}`, after.leakage[modality].value]),
    ),
    complementarity: after.complementarity.value,
    'mean r_none': agpr?.meanNone ?? null,
    'mean borrow': agpr?.meanBorrow ?? null,
    'anchor entropy': agpr?.meanAnchorEntropy ?? null,
  };
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
