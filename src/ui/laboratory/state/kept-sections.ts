import { z } from 'zod';
import { LAB_SECTIONS, type LabSection } from './sections.ts';

const KEPT = 'dbr-lab-folded';
const folded = z.array(z.enum(LAB_SECTIONS));

/** Where one column has room for little else than the first section. */
const NARROW = '(max-width: 720px)';

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** The sections a person left folded in this browser; before any choice, on a phone all but the first. */
export function firstFolded(
  storage: () => Kept = () => localStorage,
  narrow: boolean = window.matchMedia(NARROW).matches,
): readonly LabSection[] {
  return read(storage) ?? (narrow ? LAB_SECTIONS.slice(1) : []);
}

/** Keeps what is folded for the next visit; a browser that keeps nothing for this page forgets it. */
export function keepFolded(sections: readonly LabSection[], storage: () => Kept = () => localStorage): void {
  try {
    storage().setItem(KEPT, JSON.stringify(sections));
  } catch {}
}

/** What somebody else left there counts as nothing. */
function read(storage: () => Kept): LabSection[] | null {
  try {
    return folded.nullable().parse(JSON.parse(storage().getItem(KEPT) ?? 'null'));
  } catch {
    return null;
  }
}
