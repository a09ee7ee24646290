import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GlossaryTerm } from '../locales/en/glossary.ts';
import { Tip } from '../page/popups.tsx';
import { Formula } from './Formula.tsx';
import { addressOfTerm } from './glossary-address.ts';
import classes from './Term.module.css';

/** A word of the method in running text: pointing at it or focusing it says what it means, pressing it leads to the glossary. */
export const Term = memo(function Term({ term, children }: { term: GlossaryTerm; children: string }) {
  const { t } = useTranslation();
  const label = (
    <span className={classes.tip}>
      {t(`glossary.${term}.meaning`)}
      <span className={classes.formula}>
        <Formula>{t(`glossary.${term}.formula`)}</Formula>
      </span>
    </span>
  );
  return (
    <Tip label={label} position="bottom" events={{ hover: true, focus: true, touch: true }}>
      <a href={addressOfTerm(term)} className={classes.term}>
        {children}
      </a>
    </Tip>
  );
});
