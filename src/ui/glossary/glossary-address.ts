import { type GlossaryTerm, glossary } from '../locales/en/glossary.ts';

/** Where a word of the method is explained. */
export function addressOfTerm(term: GlossaryTerm): string {
  return `#/glossary/${term}`;
}

/** The word an address of the glossary names; null for none, or one that is not there. */
export function linkedTerm(hash: string): GlossaryTerm | null {
  const [, view, term = ''] = hash.split(/[/?]/);
  return view === 'glossary' && Object.hasOwn(glossary, term) ? (term as GlossaryTerm) : null;
}
