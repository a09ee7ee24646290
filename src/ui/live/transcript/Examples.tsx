import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveActions } from '../../page/live-context.tsx';
import classes from './Examples.module.css';

/** The network reads English, whatever language the page is in. */
const TYPED = ['I love this, it is the best day of my life!', 'Terrible. I want my money back.'] as const;
const SPOKEN = { say: 'I loved every minute of it.', disagree: 'This is just wonderful.' } as const;

type Spoken = keyof typeof SPOKEN;

/** Things to try: one press types a sentence, or says what to say and how to look. */
export function Examples() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Spoken | null>(null);
  const [next, setNext] = useState(0);
  const { switchToDevices, draft, commitDraft } = useLiveActions();
  const type = async () => {
    setNext((next + 1) % TYPED.length);
    await switchToDevices();
    draft(TYPED[next] ?? TYPED[0]);
    commitDraft();
  };
  return (
    <div className={classes.examples}>
      <fieldset className={classes.row} aria-label={t('examples.label')}>
        <UnstyledButton
          className={classes.chip}
          title={TYPED[next]}
          data-testid="example-type"
          onClick={() => void type()}
        >
          {t('examples.type')}
        </UnstyledButton>
        {(Object.keys(SPOKEN) as Spoken[]).map((name) => (
          <UnstyledButton
            key={name}
            className={classes.chip}
            aria-pressed={shown === name}
            data-testid={`example-${name}`}
            onClick={() => setShown(shown === name ? null : name)}
          >
            {t(`examples.${name}.chip`)}
          </UnstyledButton>
        ))}
      </fieldset>
      {/* Read by a screen reader when a chip is pressed. */}
      <p className={classes.prompt} role="status" data-testid="example-prompt">
        {shown && (
          <>
            {t(`examples.${shown}.before`)} <q lang="en">{SPOKEN[shown]}</q> {t(`examples.${shown}.after`)}
          </>
        )}
      </p>
    </div>
  );
}
