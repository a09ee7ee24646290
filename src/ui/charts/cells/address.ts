import type { Branch, Modality } from '../../../model/modalities.ts';
import type { Marked, Pointed } from '../pointer/pointed.ts';

/** Where something of the network lies: as much of it as a row, a column or a whole chart fixes. */
export interface Address {
  /** Of the networks whose reference banks are compared. */
  network?: 'dbr' | 'plain';
  branch?: Branch;
  /** Before or after the branch's rebalancing stage. */
  stage?: 'before' | 'after';
  modality?: Modality;
  /** Of a modality: a token of language, a quarter second of the other two. */
  step?: number;
  /** Channel of the d-wide representation. */
  dimension?: number;
  /** Structural node of TSF. */
  node?: number;
  /** Anchor of AGPR. */
  anchor?: number;
  /** What of AGPR's borrowing. */
  share?: 'budget' | 'borrow';
  /** Head of an attention, counted from 0; none of their mean. */
  head?: number;
  /** The lender a route leads to. */
  lender?: Modality | 'none';
  /** The modality on the other side of a comparison. */
  otherModality?: Modality;
  /** What is read: the step, or the node of a modality. */
  readModality?: Modality;
  readStep?: number;
  readNode?: number;
}

/** Voice and face share one clock; the steps of language are its own. */
function sameClock(a: Modality, b: Modality): boolean {
  return a === b || (a !== 'language' && b !== 'language');
}

/** What pointing at a place in a chart points at; null for places that belong to no modality. */
export function pointedAt({ modality, step }: Address): Pointed | null {
  if (modality === undefined) return null;
  return step === undefined ? { kind: 'stream', modality } : { kind: 'step', modality, step };
}

/**
 * Whether a place shows what is marked, as itself or as what it reads: one of the steps, or, where a chart has no steps
 * or a whole modality is marked, the modality.
 */
export function showsMarked(marked: Marked, address: Address): boolean {
  const { modality, otherModality, lender, readModality, branch } = address;
  if (marked.branch && branch && marked.branch !== branch) return false;
  const steps = [address.step, address.readStep].filter((step) => step !== undefined);
  if (marked.steps === null || steps.length === 0) {
    return [modality, otherModality, lender, readModality].includes(marked.modality);
  }
  const { first, end } = marked.steps;
  return (
    modality !== undefined &&
    sameClock(marked.modality, modality) &&
    steps.some((step) => first <= step && step < end)
  );
}
