import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLiveStore } from '../../page/live-context.tsx';
import { Popup } from '../../page/popups.tsx';
import { useCorpusStore } from '../store/corpus-context.ts';
import classes from './SessionChooser.module.css';

/** Kept sessions whose utterances become rows. */
export function SessionChooser() {
  const { t } = useTranslation('corpus');
  // Closing is not letting go.
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <Popup
      width={340}
      position="bottom-end"
      label={t('bring.sessions')}
      target={
        <Button size="compact-sm" variant="default" data-testid="corpus-sessions">
          {t('bring.sessions')}
        </Button>
      }
    >
      {(close) => <Choice chosen={chosen} choose={setChosen} close={close} />}
    </Popup>
  );
}

interface ChoiceProps {
  chosen: readonly string[];
  choose(ids: readonly string[]): void;
  close(): void;
}

function Choice({ chosen, choose, close }: ChoiceProps) {
  const { t, i18n } = useTranslation('corpus');
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  const { sessions } = useLiveStore();
  const { openSessions } = useCorpusStore();
  const list = useStore(sessions.state, (state) => state.list);
  useEffect(() => void sessions.refresh(), [sessions]);
  // What is in this page's memory alone, a worker cannot open.
  const there = (list ?? []).filter(({ notKept, utterances }) => !notKept && utterances > 0);
  const ids = there.map(({ id }) => id).filter((id) => chosen.includes(id));
  const toggle = (id: string) =>
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  if (there.length === 0) return <p className={classes.none}>{t('bring.noSessions')}</p>;
  return (
    <>
      <fieldset className={classes.list}>
        <legend>{t('bring.sessionsHint')}</legend>
        {there.map(({ id, title, utterances, createdAt }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              {title}
              <small>{t('bring.session', { n: utterances, date: day.format(new Date(createdAt)) })}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => choose(ids.length === there.length ? [] : there.map(({ id }) => id))}
        >
          {t(ids.length === there.length ? 'bring.noneChosen' : 'bring.allChosen')}
        </Button>
        <Button
          size="compact-sm"
          disabled={ids.length === 0}
          data-testid="corpus-sessions-open"
          onClick={() => {
            close();
            void openSessions(ids);
          }}
        >
          {t('bring.asRows', { count: ids.length })}
        </Button>
      </div>
    </>
  );
}
