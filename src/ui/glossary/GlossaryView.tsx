import { useHash } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type GlossaryTerm, glossary } from '../locales/en/glossary.ts';
import { GlossaryList } from './GlossaryList.tsx';
import classes from './GlossaryView.module.css';
import { linkedTerm } from './glossary-address.ts';

const TERMS = Object.keys(glossary) as GlossaryTerm[];

/** Every word of the method with its formula and range; an address can name one (`#/glossary/balance`). */
export function GlossaryView() {
  const { t } = useTranslation();
  const [hash] = useHash({ getInitialValueInEffect: false });
  const wanted = linkedTerm(hash);
  useEffect(() => {
    if (!wanted) return;
    const entry = document.getElementById(`term-${wanted}`);
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <div className={classes.glossary}>
      <h1>{t('views.glossary')}</h1>
      <p>{t('glossaryView.about')}</p>
      <GlossaryList terms={TERMS} marked={wanted} />
    </div>
  );
}
