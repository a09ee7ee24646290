import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_TITLE } from '../../app/kept/sessions.ts';
import type { SessionSummary } from '../../session/stored/stored-session.ts';
import { useFormat } from '../locales/use-format.ts';
import { IconButton } from '../page/IconButton.tsx';
import { Icon } from '../page/icons.tsx';
import { useLiveActions, useLiveStore } from '../page/live-context.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { SentimentCurve } from './SentimentCurve.tsx';
import { SessionNotes } from './SessionNotes.tsx';
import classes from './SessionRow.module.css';
import { laboratoryAddress } from './session-address.ts';

/** One kept session: what it is, and what can be done with it. */
export function SessionRow({ session }: { session: SessionSummary }) {
  const { t } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const { id, title } = session;
  const { sessions, mediaFiles } = useLiveStore();
  const { remove, open } = sessions;
  const { replaySession } = useLiveActions();
  const replay = async () => {
    await replaySession(id);
    window.location.hash = '#/live';
  };
  const name = (label: string) => `${label}: ${title}`;
  return (
    <li className={classes.row} data-testid="session" data-id={id}>
      <SentimentCurve session={session} />
      <div className={classes.told}>
        {renaming ? (
          <Rename session={session} onDone={() => setRenaming(false)} />
        ) : (
          <h2 className={classes.title}>{title}</h2>
        )}
        <Facts session={session} />
        <SessionNotes session={session} />
      </div>
      <div className={classes.actions}>
        <IconButton
          tip={t('sessions.replay')}
          icon="play"
          label={name(t('sessions.replay'))}
          onClick={() => void replay()}
        />
        <Tooltip label={t('sessions.laboratory')}>
          <ActionIcon
            component="a"
            href={laboratoryAddress(session)}
            variant="subtle"
            color="gray"
            aria-label={name(t('sessions.laboratory'))}
          >
            <Icon name="laboratory" />
          </ActionIcon>
        </Tooltip>
        {session.source === 'media' && (
          <IconButton
            tip={t('sessions.file.correct')}
            icon="language"
            label={t('sessions.file.correctOne', { title })}
            onClick={() => void mediaFiles.correct(open(id))}
          />
        )}
        <ExportMenu session={session} />
        <IconButton
          tip={t('sessions.rename')}
          icon="rename"
          label={name(t('sessions.rename'))}
          onClick={() => setRenaming(true)}
        />
        <IconButton
          tip={t('sessions.remove')}
          icon="remove"
          label={name(t('sessions.remove'))}
          onClick={() => void remove(id)}
        />
      </div>
    </li>
  );
}

function Rename({ session: { id, title }, onDone }: { session: SessionSummary; onDone(): void }) {
  const { t } = useTranslation();
  const { rename } = useLiveStore().sessions;
  const save = (text: string) => {
    onDone();
    if (text.trim() !== title) void rename(id, text);
  };
  return (
    <TextInput
      autoFocus
      size="xs"
      maxLength={LONGEST_TITLE}
      defaultValue={title}
      aria-label={t('sessions.title')}
      onBlur={(event) => save(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save(event.currentTarget.value);
      }}
    />
  );
}

/** When, how long, how much of what. */
function Facts({ session }: { session: SessionSummary }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { createdAt, source, fileName, durationSeconds, bytes, utterances, media } = session;
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const facts = [
    when.format(new Date(createdAt)),
    format.clock(durationSeconds),
    t('sessions.utterances', { count: utterances }),
    ...(source === 'media' ? [fileName ?? t('sessions.fromFile')] : []),
    ...media.map((kind) => t(`sessions.media.${kind}`)),
    t('sessions.megabytes', { size: format.megabytes(bytes) }),
  ];
  return (
    <ul className={classes.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
