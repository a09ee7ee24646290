import type { BankDiagnostics } from '../../../diagnostics/index.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { fixed, section, table } from './markdown.ts';

const PARTICIPATION = 'participation ratio';

/**
 * What the branches of the reference bank's utterances look like: before and after the rebalancing stages, and with
 * plain decoupling beside it when that is known.
 */
export function diagnosticsSection(
  own: BankDiagnostics | null,
  plain: BankDiagnostics | null,
): string | null {
  if (!own) return null;
  const beside = plain && plain.n === own.n ? plain : null;
  const rows: [title: string, of: (one: BankDiagnostics) => Pair][] = [
    ['balance, mean of β', ({ balance }) => after(balance.mean)],
    ['balance, mean absolute β', ({ balance }) => after(balance.meanAbsolute)],
    ...MODALITIES.map((modality): (typeof rows)[number] => [
      `balance within ${modality}`,
      ({ balance }) => after(balance.byModality[modality].value),
    ]),
    ['redundancy, mean over pairs of modalities', both(({ meanRedundancy }) => meanRedundancy)],
    ...MODALITIES.map((modality): (typeof rows)[number] => [
      `leakage, ${modality}`,
      both(({ leakage }) => leakage[modality].value),
    ]),
    ['complementarity of the branches', both(({ complementarity }) => complementarity.value)],
    ...(['shared', 'private'] as const).flatMap((branch) =>
      MODALITIES.map((modality): (typeof rows)[number] => [
        `${PARTICIPATION}, ${branch} ${modality}`,
        both(({ participation }) => participation[branch][modality].value),
      ]),
    ),
    ['context gate, mean of λ (1: shared)', ({ gate }) => after(gate)],
    ['route, mean of r_none', ({ agpr }) => after(agpr?.meanNone ?? null)],
    ['borrow, mean of b', ({ agpr }) => after(agpr?.meanBorrow ?? null)],
    ['anchors, mean entropy of their use / log K', ({ agpr }) => after(agpr?.meanAnchorEntropy ?? null)],
  ];
  const lines = rows.map(([title, of]) => {
    // A ratio that counts dimensions, among figures of size 1.
    const digits = title.startsWith(PARTICIPATION) ? 1 : 3;
    const { before, after: end } = of(own);
    return [
      title,
      ...[before, end, ...(beside ? [of(beside).after] : [])].map((value) => cell(value, digits)),
    ];
  });
  return section(
    '## What the branches hold',
    `Over the reference bank: ${own.n} held-out utterances, each with words, voice and face. Redundancy is the debiased ` +
      "CKA between modalities' pooled shared vectors, leakage that of a modality's private with its shared ones, " +
      'complementarity 1 minus that of the two branches. "Before" is decoupling, "after" the stages that follow it. ' +
      (beside
        ? 'The effect of rebalancing shows against plain decoupling on the same utterances, not between before and after.'
        : ''),
    table(
      ['', 'before', 'after', ...(beside ? ['plain decoupling'] : [])],
      lines.filter((cells) => cells.slice(1).some((one) => one !== '')),
    ),
    anchorSentence(own),
  );
}

interface Pair {
  before: number | null;
  after: number | null;
}

function after(value: number | null): Pair {
  return { before: null, after: value };
}

function both(of: (branches: BankDiagnostics['before']) => number | null): (one: BankDiagnostics) => Pair {
  return (one) => ({ before: of(one.before), after: of(one.after) });
}

function cell(value: number | null, digits: number): string {
  return value === null ? '' : fixed(value, digits);
}

function anchorSentence({ agpr }: BankDiagnostics): string | null {
  if (!agpr) return null;
  const idle = MODALITIES.filter((modality) => !agpr.anchors[modality].everyAnchorUsed);
  return idle.length === 0
    ? 'Every anchor of every modality is used.'
    : `Some anchors are hardly used: ${idle.join(', ')}.`;
}
