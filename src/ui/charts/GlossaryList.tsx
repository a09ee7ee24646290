import { useTranslation } from 'react-i18next';
import type { GlossaryTerm } from '../locales/glossary.ts';
import { Formula } from './Formula.tsx';
import classes from './GlossaryList.module.css';

/** Words of the method with their meaning and formula. */
export function GlossaryList({ terms }: { terms: readonly GlossaryTerm[] }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.list}>
      {terms.map((term) => (
        <div key={term} className={classes.entry}>
          <dt>{t(`glossary.${term}.name`)}</dt>
          <dd>{t(`glossary.${term}.meaning`)}</dd>
          <dd className={classes.formula}>
            <Formula>{t(`glossary.${term}.formula`)}</Formula>
          </dd>
        </div>
      ))}
    </dl>
  );
}
