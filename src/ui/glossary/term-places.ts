import type { GlossaryEntry, GlossaryTerm } from '../locales/en/glossary.ts';

/** A stretch of a text: a word of the glossary, or what lies between two. */
export interface TextPiece {
  text: string;
  term: GlossaryTerm | null;
}

/** Finds the words of one language's glossary in a text; the pieces put together are the text. */
export type TermFinder = (text: string) => TextPiece[];

/**
 * A finder of the words of a glossary. A word is found where it is first said in a text, in its longest spelling;
 * letters of an alphabet around it make it another word, while Chinese has no blanks between words.
 */
export function termFinder(glossary: Record<GlossaryTerm, GlossaryEntry>): TermFinder {
  const terms = new Map<string, GlossaryTerm>();
  for (const term of Object.keys(glossary) as GlossaryTerm[]) {
    for (const spelling of glossary[term].said.split('|')) terms.set(spelling.toLowerCase(), term);
  }
  const longestFirst = [...terms.keys()].sort((one, other) => other.length - one.length);
  const said = new RegExp(`(?<!\\p{Script=Latin})(?:${longestFirst.join('|')})(?!\\p{Script=Latin})`, 'giu');
  return (text) => {
    const pieces: TextPiece[] = [];
    const found = new Set<GlossaryTerm>();
    let end = 0;
    for (const { 0: word, index } of text.matchAll(said)) {
      const term = terms.get(word.toLowerCase());
      if (!term || found.has(term)) continue;
      found.add(term);
      if (index > end) pieces.push({ text: text.slice(end, index), term: null });
      pieces.push({ text: word, term });
      end = index + word.length;
    }
    if (end < text.length) pieces.push({ text: text.slice(end), term: null });
    return pieces;
  };
}
