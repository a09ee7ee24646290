import type { ExtraNetworks } from '../../../app/networks/extra-networks.ts';
import type { Intervention } from '../../../model/intervention.ts';
import {
  interventionOf,
  type NetworkName,
  type Setup,
  type Weights,
  weightsOf,
} from '../../../model/network-choice.ts';
import type { PlainTensor } from '../../../model/trace.ts';
import { robustLimit } from '../../charts/cells/colour-limit.ts';
import { type ContributionTable, cellsOf } from '../../charts/prediction/contribution-table.ts';
import type { Shown } from '../../charts/prediction/shown.ts';

/** One side, both beside one another, or A - B. */
export type Show = 'a' | 'b' | 'both' | 'difference';

/** What is compared: one setup alone, or two on the same window. */
export interface Comparison {
  a: Setup;
  b: Setup | null;
  show: Show;
}

/** A setup on its way: the weights it runs on, and how. */
export interface Planned {
  setup: Setup;
  weights: Weights;
  intervention: Intervention;
}

/** A setup's run of a window. */
export interface Side extends Omit<Planned, 'intervention'> {
  /** `shown.trace` is the full trace with the coalitions. */
  shown: Shown;
  table: ContributionTable;
  /** Of a class head: `shown` is what the chosen class sees, in logits; null for sentiment. */
  head: ClassHead | null;
  /** The prediction of the material as it was; null when nothing of it is changed. */
  unedited: number | null;
}

/** What a class head says, and through which class it is looked at. */
export interface ClassHead {
  probabilities: readonly number[];
  chosen: number;
}

/** One window with everything the networks compared made of it. */
export interface Exploration {
  a: Side;
  /** Null when A is looked at alone. */
  b: Side | null;
  show: Show;
  /** What the charts of single numbers show: A, B, or in every number A - B. */
  shown: Shown;
  table: ContributionTable;
  /** Sentiment points at which the scale of contributions ends. */
  limit: number;
  /** The prediction of the material as it was; null when nothing of it is changed. */
  unedited: number | null;
}

/** The runs a comparison can have now; null for a setup whose network is not there (yet). */
export interface Plan {
  a: Planned | null;
  b: Planned | null;
  /** Networks nobody asked for yet. */
  toLoad: Exclude<NetworkName, 'dbr' | 'own'>[];
}

/** The weights a setup runs on, by what is known of the networks. */
export function weightsNow(setup: Setup, networks: ExtraNetworks): Weights {
  const absent = Object.entries(networks).flatMap(([name, { status }]) =>
    status === 'absent' ? [name as NetworkName] : [],
  );
  const { own } = networks;
  return weightsOf(setup, new Set(absent), own.status === 'ready' ? own.config.stages : undefined);
}

export function planOf({ a, b }: Comparison, networks: ExtraNetworks): Plan {
  const toLoad = new Set<Plan['toLoad'][number]>();
  const planned = (setup: Setup | null): Planned | null => {
    if (!setup) return null;
    const weights = weightsNow(setup, networks);
    const { network } = weights;
    const status = network === 'dbr' ? 'ready' : networks[network].status;
    if (status === 'idle' && network !== 'dbr' && network !== 'own') toLoad.add(network);
    return status === 'ready' ? { setup, weights, intervention: interventionOf(weights, setup) } : null;
  };
  return { a: planned(a), b: planned(b), toLoad: [...toLoad] };
}

/** Puts what is to be shown in front: one side, or the difference of both. */
export function arrange({ a, b }: { a: Side; b: Side | null }, show: Show, limit: number): Exploration {
  const sides = { a, b, limit };
  const alone = ({ shown, table, unedited }: Side) => ({ shown, table, unedited });
  if (!b || show === 'a') return { ...sides, show: 'a', ...alone(a) };
  // What shows one side alone shows A; charts are drawn of each.
  if (show === 'both') return { ...sides, show, ...alone(a) };
  if (show === 'b') return { ...sides, show, ...alone(b) };
  const unedited = a.unedited === null || b.unedited === null ? null : a.unedited - b.unedited;
  const shown = differenceShown(a.shown, b.shown);
  return { ...sides, show, shown, table: differenceTable(a, b), unedited };
}

/** The limit that what will be shown needs: both sides share one scale, their difference has its own. */
export function limitOf({ a, b }: { a: Side; b: Side | null }, show: Show): number {
  if (b && show === 'difference') return robustLimit(cellsOf(differenceTable(a, b)));
  return Math.max(...[a, b].map((side) => (side ? robustLimit(cellsOf(side.table)) : 0)));
}

function minus(a: PlainTensor, b: PlainTensor): PlainTensor {
  return { shape: a.shape, values: a.values.map((value, index) => value - (b.values[index] ?? 0)) };
}

/**
 * A - B in everything that adds up: contributions to the logit, bias, logit, sentiment, balance, and what each coalition
 * reaches, whose Shapley values are the differences of the Shapley values. The rest of the trace is A's.
 */
function differenceShown(a: Shown, b: Shown): Shown {
  const [x, y] = [a.trace, b.trace];
  return {
    ...a,
    sentiment: a.sentiment - b.sentiment,
    // Nobody measured how far differences are from the truth.
    interval: null,
    logit: a.logit - b.logit,
    balance: a.balance - b.balance,
    trace: {
      ...x,
      logit: minus(x.logit, y.logit),
      sentiment: minus(x.sentiment, y.sentiment),
      contributions: minus(x.contributions, y.contributions),
      contributionBias: minus(x.contributionBias, y.contributionBias),
      ...(x.coalitions && y.coalitions && { coalitions: minus(x.coalitions, y.coalitions) }),
    },
  };
}

/** A - B of every cell in sentiment points, and of the sums: they still add up. */
function differenceTable({ table: a }: Side, { table: b }: Side): ContributionTable {
  const rows = a.rows.map((row, index) => {
    const other = b.rows[index];
    const cells = row.cells.map((cell, step) => (cell === null ? null : cell - (other?.cells[step] ?? 0)));
    const net = row.net - (other?.net ?? 0);
    return { ...row, cells, net, amount: cells.reduce<number>((sum, cell) => sum + Math.abs(cell ?? 0), 0) };
  });
  return {
    rows,
    total: a.total - b.total,
    bias: a.bias - b.bias,
    sentiment: a.sentiment - b.sentiment,
    logit: a.logit - b.logit,
  };
}

/** Whether the sides shown were trained apart, so that their channels, nodes and anchors have no common order. */
export function trainedApart({ a, b, show }: Exploration): boolean {
  return show === 'difference' && b !== null && a.weights.network !== b.weights.network;
}

/** Each side by itself, to be drawn beside the other; null while there is one. */
export function bothSides({ a, b, limit }: Exploration): readonly [Exploration, Exploration] | null {
  return b && [arrange({ a, b }, 'a', limit), arrange({ a, b }, 'b', limit)];
}

/** Which side charts say they show; undefined while only one setup is looked at. */
export function sideShown({ b, show }: Exploration): Show | undefined {
  return b ? show : undefined;
}
