import type { Branch, Modality } from '../../../model/modalities.ts';

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
  /** The lender a route leads to. */
  lender?: Modality | 'none';
  /** The modality on the other side of a comparison. */
  otherModality?: Modality;
  /** What is read: the step, or the node of a modality. */
  readModality?: Modality;
  readStep?: number;
  readNode?: number;
}

/** What a person points at: a modality, and one of its steps. */
export interface LabPointer {
  modality: Modality;
  step: number | null;
}

/** Voice and face share one clock; the steps of language are its own. */
function sameClock(a: Modality, b: Modality): boolean {
  return a === b || (a !== 'language' && b !== 'language');
}

/** Whether a step of a modality is the one pointed at, or the same moment of another modality. */
export function isPointedStep(pointer: LabPointer | null, modality: Modality, step: number): boolean {
  return pointer !== null && pointer.step === step && sameClock(pointer.modality, modality);
}

/** What pointing at a place in a chart points at; null for places that belong to no modality. */
export function pointerAt({ modality, step }: Address): LabPointer | null {
  return modality === undefined ? null : { modality, step: step ?? null };
}

/** Whether a place shows the step pointed at, as itself or as what is read. */
export function showsPointed(pointer: LabPointer | null, address: Address): boolean {
  const { modality, step, readStep } = address;
  if (modality === undefined) return false;
  return [step, readStep].some((shown) => shown !== undefined && isPointedStep(pointer, modality, shown));
}
