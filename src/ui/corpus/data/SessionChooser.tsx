import { Button, Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLiveStore } from '../../page/live-context.tsx';
import { useCorpusStore } from '../store/corpus-context.ts';
import classes from './SessionChooser.module.css';

/** Kept sessions whose utterances become rows. */
export function SessionChooser() {
  const { t, i18n } = useTranslation('corpus');
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  const { sessions } = useLiveStore();
  const { openSessions } = useCorpusStore();
  const list = useStore(sessions.state, (state) => state.list);
  const [shown, setShown] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useEffect(() => {
    if (shown) void sessions.refresh();
  }, [shown, sessions]);
  // What is in this page's memory alone, a worker cannot open.
  const there = (list ?? []).filter(({ notKept, utterances }) => !notKept && utterances > 0);
  const ids = there.map(({ id }) => id).filter((id) => chosen.includes(id));
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <Popover width={340} position="bottom-end" opened={shown} onChange={setShown}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          data-testid="corpus-sessions"
          onClick={() => setShown(!shown)}
        >
          {t('bring.sessions')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('bring.sessions')}>
        {there.length === 0 ? (
          <p className={classes.none}>{t('bring.noSessions')}</p>
        ) : (
          <fieldset className={classes.list}>
            <legend>{t('bring.sessionsHint')}</legend>
            {there.map(({ id, title, utterances, createdAt }) => (
              <label key={id}>
                <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
                <span>
                  {title}
                  <small>
                    {t('bring.session', { n: utterances, date: day.format(new Date(createdAt)) })}
                  </small>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {there.length > 0 && (
          <div className={classes.actions}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setChosen(ids.length === there.length ? [] : there.map(({ id }) => id))}
            >
              {t(ids.length === there.length ? 'bring.noneChosen' : 'bring.allChosen')}
            </Button>
            <Button
              size="compact-sm"
              disabled={ids.length === 0}
              data-testid="corpus-sessions-open"
              onClick={() => {
                setShown(false);
                void openSessions(ids);
              }}
            >
              {t('bring.asRows', { count: ids.length })}
            </Button>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
