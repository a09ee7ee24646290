import type { Pair } from '../../../corpus/column-id.ts';
import { NETWORKS, type NetworkName } from '../../../model/network-choice.ts';
import { MOST_NETWORKS } from './corpus-state.ts';

/** The chosen networks with those that are compared among them, in the order they are listed; no more than may run. */
export function chosenNetworks(chosen: readonly NetworkName[], { a, b }: Pair): readonly NetworkName[] {
  const wanted = [...new Set([...comparedFirst([], { a, b }), ...chosen])].slice(0, MOST_NETWORKS);
  const listed = NETWORKS.filter((name) => wanted.includes(name));
  return listed.join() === chosen.join() ? chosen : listed;
}

/** In the order they run: what is compared is wanted first. */
export function comparedFirst(chosen: readonly NetworkName[], { a, b }: Pair): NetworkName[] {
  return [...new Set([a, ...(b === null ? [] : [b]), ...chosen])];
}
