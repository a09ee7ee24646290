import { useTranslation } from 'react-i18next';
import type { GlossaryTerm } from '../locales/en/glossary.ts';
import { Formula } from './Formula.tsx';
import classes from './GlossaryList.module.css';
import { TermText } from './TermText.tsx';

interface GlossaryListProps {
  terms: readonly GlossaryTerm[];
  /** The word somebody came for. */
  marked?: GlossaryTerm | null;
}

/** Words of the method with their meaning, formula and range. */
export function GlossaryList({ terms, marked = null }: GlossaryListProps) {
  const { t } = useTranslation();
  return (
    <dl>
      {terms.map((term) => (
        <div
          key={term}
          id={`term-${term}`}
          tabIndex={-1}
          className={classes.entry}
          data-marked={term === marked || undefined}
        >
          <dt>{t(`glossary.${term}.name`)}</dt>
          <dd>
            <TermText except={term}>{t(`glossary.${term}.meaning`)}</TermText>
          </dd>
          <dd className={classes.formula}>
            <Formula>{t(`glossary.${term}.formula`)}</Formula>
          </dd>
          <dd className={classes.range}>{t('chart.range', { range: t(`glossary.${term}.range`) })}</dd>
        </div>
      ))}
    </dl>
  );
}
