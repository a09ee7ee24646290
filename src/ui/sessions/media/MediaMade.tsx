import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredSession } from '../../../session/stored/stored-session.ts';
import type { Utterance } from '../../../session/types.ts';
import { useIntervalWords } from '../../charts/gauges/use-interval-words.ts';
import { useFormat } from '../../locales/use-format.ts';
import { solidColour } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import classes from './MediaPanel.module.css';
import { useMediaFileStore, useMediaFiles } from './media-context.ts';
import { TranscriptEditor } from './TranscriptEditor.tsx';

/** What a file became: its utterances with their predictions, each a way into the Laboratory. */
export function MediaMade({ made }: { made: StoredSession }) {
  const { t } = useTranslation();
  const { clear } = useMediaFileStore();
  const kept = useMediaFiles((media) => media.kept);
  // One that came from the list was asked for to be corrected.
  const fromList = useMediaFiles((media) => media.file === null);
  const [correcting, setCorrecting] = useState(fromList);
  const { id, title, recording, utterances } = made;
  const hasFaces = recording.visual.some(({ values }) => values !== null);
  const first = utterances[0]?.endSeconds ?? recording.durationSeconds;
  return (
    <div className={classes.file} data-testid="media-made" data-id={id}>
      <div className={classes.line}>
        <strong role="status" className={classes.doing}>
          {t(kept ? 'sessions.file.made' : 'sessions.file.notKept', { title })}
        </strong>
        <Button size="compact-xs" component="a" href={placeOf(id, first)} data-testid="media-look">
          {t('sessions.file.look')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={correcting}
          data-testid="media-correct"
          onClick={() => setCorrecting(!correcting)}
        >
          {t('sessions.file.correct')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={clear}>
          {t('sessions.file.another')}
        </Button>
      </div>
      {!kept && <p>{t('sessions.held')}</p>}
      {correcting && <Correction made={made} autoFocus={fromList} />}
      {utterances.length === 0 && (
        <p className={classes.soft}>
          {t('sessions.file.noUtterances')} {hasFaces && t('sessions.file.showsFaces')}
        </p>
      )}
      {utterances.length > 0 && (
        <ol className={classes.utterances} aria-label={t('sessions.file.utterances')}>
          {utterances.map((utterance) => (
            <UtteranceRow key={utterance.id} id={id} utterance={utterance} />
          ))}
        </ol>
      )}
    </div>
  );
}

/** The words as they were predicted from, to be predicted from once more as they are written then. */
function Correction({ made: { recording }, autoFocus }: { made: StoredSession; autoFocus: boolean }) {
  const { t } = useTranslation();
  const { predictAgain } = useMediaFileStore();
  return (
    <>
      <TranscriptEditor
        durationSeconds={recording.durationSeconds}
        picture={recording.visual.length > 0}
        sound={recording.acoustic.length > 0}
        hears={false}
        autoFocus={autoFocus}
      />
      <div className={classes.line}>
        <Button data-testid="media-predict-again" onClick={() => void predictAgain()}>
          {t('sessions.file.predictAgain')}
        </Button>
        <span className={classes.soft}>{t('sessions.file.predictAgainHint')}</span>
      </div>
    </>
  );
}

function UtteranceRow({ id, utterance }: { id: string; utterance: Utterance }) {
  const { t } = useTranslation();
  const format = useFormat();
  const scheme = useScheme();
  const { startSeconds, endSeconds, sentiment, interval } = utterance;
  const intervalWords = useIntervalWords();
  const text = utterance.text || t('sessions.file.untitled');
  const colour = sentiment === null ? undefined : solidColour(sentiment / 3, scheme);
  return (
    <li>
      <a
        href={placeOf(id, endSeconds ?? startSeconds)}
        aria-label={t('sessions.file.at', { text })}
        data-testid="media-utterance"
        data-value={sentiment ?? ''}
      >
        <span className={classes.time}>{format.clock(startSeconds, true)}</span>
        <span className={classes.said}>{text}</span>
        <span
          className={classes.value}
          style={{ '--sentiment': colour } as React.CSSProperties}
          title={interval && intervalWords(interval)}
        >
          {sentiment === null ? t('sessions.file.notPredicted') : format.signed(sentiment, 1)}
        </span>
      </a>
    </li>
  );
}

/** The Laboratory's address of a moment. */
function placeOf(id: string, seconds: number): string {
  return `#/laboratory?session=${id}@${Math.round(100 * seconds) / 100}`;
}
