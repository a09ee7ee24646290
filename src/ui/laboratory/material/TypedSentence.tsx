import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLab, useLabStore } from '../store/lab-context.ts';
import classes from './SubjectBar.module.css';

const LONGEST = 1000;

/** A sentence to look at alone, or in place of the words of the moment that is looked at. */
export function TypedSentence() {
  const { t } = useTranslation();
  const { typeAlone, typeInstead } = useLabStore();
  const shown = useLab(({ subject, edits }) => (subject.kind === 'text' ? subject.text : (edits.text ?? '')));
  const instead = useLab(
    ({ subject, viewed }) => viewed !== null && subject.kind !== 'text' && subject.kind !== 'features',
  );
  const replaced = useLab(({ edits }) => edits.text !== null);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const blank = text.trim() === '';
  return (
    <form
      className={classes.typed}
      onSubmit={(event) => {
        event.preventDefault();
        typeAlone(text);
      }}
    >
      <TextInput
        size="xs"
        className={classes.sentence}
        aria-label={t('lab.material.typed.label')}
        placeholder={t('lab.material.typed.label')}
        data-testid="lab-typed"
        maxLength={LONGEST}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button size="compact-xs" type="submit" variant="default" disabled={blank} data-testid="lab-type-alone">
        {t('lab.material.typed.alone')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={blank || !instead}
        data-testid="lab-type-instead"
        onClick={() => typeInstead(text)}
      >
        {t('lab.material.typed.instead')}
      </Button>
      {replaced && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => typeInstead(null)}>
          {t('lab.material.typed.back')}
        </Button>
      )}
    </form>
  );
}
