import { z } from 'zod';
import { keepText, keptText, type TextStorage } from '../../../app/kept-text.ts';
import { LAB_SECTIONS, type LabSection } from './sections.ts';

const KEPT = 'dbr-lab-folded';
const folded = z.array(z.enum(LAB_SECTIONS));

/** Where one column has room for little else than the first section. */
const NARROW = '(max-width: 720px)';

/** The sections a person left folded in this browser; before any choice, on a phone all but the first. */
export function firstFolded(
  storage?: () => TextStorage,
  narrow: boolean = window.matchMedia(NARROW).matches,
): readonly LabSection[] {
  return read(storage) ?? (narrow ? LAB_SECTIONS.slice(1) : []);
}

/** Keeps what is folded for the next visit; a browser that keeps nothing for this page forgets it. */
export function keepFolded(sections: readonly LabSection[], storage?: () => TextStorage): void {
  keepText(KEPT, JSON.stringify(sections), storage);
}

/** What somebody else left there counts as nothing. */
function read(storage?: () => TextStorage): LabSection[] | null {
  try {
    return folded.nullable().parse(JSON.parse(keptText(KEPT, storage) ?? 'null'));
  } catch {
    return null;
  }
}
