import { describe, expect, it } from 'vitest';
import type { BankDiagnostics } from '../../../diagnostics/index.ts';
import { byModality } from '../../../model/modalities.ts';
import { diagnosticsSection } from './diagnostics.ts';

function branchesOf(level: number): BankDiagnostics['before'] {
  const estimate = { value: level, n: 384 };
  const each = byModality(() => estimate);
  return {
    redundancy: byModality(() => each),
    meanRedundancy: level,
    leakage: each,
    complementarity: estimate,
    participation: { shared: byModality(() => ({ value: 14.46, n: 384 })), private: each },
  };
}

function diagnosticsOf(changes: Partial<BankDiagnostics> = {}): BankDiagnostics {
  return {
    n: 384,
    before: branchesOf(0.5),
    after: branchesOf(0.1),
    balance: { mean: -0.2, meanAbsolute: 0.3, byModality: byModality(() => ({ value: -0.2, n: 384 })) },
    gate: 0.49,
    agpr: null,
    ...changes,
  };
}

describe('diagnosticsSection', () => {
  const plain = diagnosticsOf({ before: branchesOf(0.6), after: branchesOf(0.6), gate: null });

  it('sets before, after and plain decoupling side by side', () => {
    const text = diagnosticsSection(diagnosticsOf(), plain);
    expect(text).toContain('|  | before | after | plain decoupling |');
    expect(text).toContain('| leakage, language | 0.500 | 0.100 | 0.600 |');
    expect(text).toContain('| context gate, mean of λ (1: shared) |  | 0.490 |  |');
    expect(text).toContain('| participation ratio, shared visual | 14.5 | 14.5 | 14.5 |');
  });

  it('compares with nothing that was measured on other utterances', () => {
    const text = diagnosticsSection(diagnosticsOf(), { ...plain, n: 100 });
    expect(text).toContain('|  | before | after |\n');
    expect(text).not.toMatch(/plain decoupling/);
  });

  it('leaves out what the network has not', () => {
    const text = diagnosticsSection(diagnosticsOf({ gate: null }), null);
    expect(text).not.toMatch(/gate|route|borrow|anchor/);
    expect(diagnosticsSection(null, plain)).toBeNull();
  });
});
