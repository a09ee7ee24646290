import { ALL_STAGES, NO_STAGES, type Stage } from '../../../model/modalities.ts';

/** The losses that ask something of a stage go with it. */
const WITHOUT_TSF = { redundancy: 0, decorrelation: 0, covariance: 0 };
const WITHOUT_AGPR = { leakage: 0, anchors: 0, orthogonality: 0, borrow: 0 };

/** Decoupling as in MISA and DMD: neither the rebalancing stages nor their losses. */
const PLAIN = {
  network: { stages: NO_STAGES },
  losses: { ...WITHOUT_TSF, ...WITHOUT_AGPR, gateEntropy: 0, balance: 0 },
};

/** What a study compares. All get the same data, budget and settings; each differs from the full network in one respect. */
export const VARIANTS = {
  full: { title: 'full DBR', changes: {} },
  plain: { title: 'plain decoupling', changes: PLAIN },
  'late-fusion': { title: 'late fusion', changes: { architecture: 'late-fusion' } },
  'no-tsf': {
    title: 'DBR without TSF',
    changes: { network: without('tsf'), losses: WITHOUT_TSF },
  },
  'no-agpr': {
    title: 'DBR without AGPR',
    changes: { network: without('agpr'), losses: WITHOUT_AGPR },
  },
  'no-brf': { title: 'DBR without BRF', changes: { network: without('brf') } },
  'full-no-unimodal': {
    title: 'full DBR, no unimodal supervision',
    changes: { losses: { unimodal: 0 } },
  },
  'plain-no-unimodal': {
    title: 'plain decoupling, no unimodal supervision',
    changes: { ...PLAIN, losses: { ...PLAIN.losses, unimodal: 0 } },
  },
  'late-fusion-no-unimodal': {
    title: 'late fusion, no unimodal supervision',
    changes: { architecture: 'late-fusion', losses: { unimodal: 0 } },
  },
} as const satisfies Record<string, Variant>;

export type VariantName = keyof typeof VARIANTS;
export const VARIANT_NAMES = Object.keys(VARIANTS) as [VariantName, ...VariantName[]];

export interface Variant {
  /** As a card's table names it. */
  title: string;
  /** What differs in the training configuration, laid over it key by key. */
  changes: Json;
}

interface Json {
  readonly [key: string]: unknown;
}

function without(stage: Stage) {
  return { stages: { ...ALL_STAGES, [stage]: false } };
}

/** A training configuration, as JSON, changed into a variant's. */
export function variantConfig(config: Json, name: VariantName): Json {
  return laidOver(config, VARIANTS[name].changes);
}

function laidOver(below: Json, above: Json): Json {
  const result: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = result[key];
    result[key] = isJson(value) && isJson(under) ? laidOver(under, value) : value;
  }
  return result;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
