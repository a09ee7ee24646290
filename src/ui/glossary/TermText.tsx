import type { i18n } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GlossaryEntry, GlossaryTerm } from '../locales/en/glossary.ts';
import { Term } from './Term.tsx';
import { type TermFinder, termFinder } from './term-places.ts';

interface TermTextProps {
  children: string;
  /** A word that is not linked: the one the text explains. */
  except?: GlossaryTerm;
}

/** A text in which every word of the glossary leads there, where it is first said. */
export const TermText = memo(function TermText({ children, except }: TermTextProps) {
  const { i18n } = useTranslation();
  return finderOf(i18n)(children).map(({ text, term }, index) =>
    term && term !== except ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their order
      <Term key={`${index}-${text}`} term={term}>
        {text}
      </Term>
    ) : (
      text
    ),
  );
});

const finders = new WeakMap<object, TermFinder>();

/** The finder of the page's language, made once for each. */
function finderOf({ getResource, resolvedLanguage = 'en' }: i18n): TermFinder {
  const glossary: Record<GlossaryTerm, GlossaryEntry> = getResource(
    resolvedLanguage,
    'translation',
    'glossary',
  );
  const known = finders.get(glossary);
  if (known) return known;
  const made = termFinder(glossary);
  finders.set(glossary, made);
  return made;
}
