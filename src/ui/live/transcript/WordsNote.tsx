import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wordsAdvice } from '../../../session/utterances/words-advice.ts';
import { Icon } from '../../page/icons.tsx';
import { useLive, useLiveActions } from '../../page/live-context.tsx';
import { TRANSCRIPT_INPUT } from './TranscriptInput.tsx';
import classes from './WordsNote.module.css';

/** Says that a voice is heard without its words, why, and what brings them; gone when words come. */
export function WordsNote() {
  const { t } = useTranslation();
  // What the browser holds back is not heard.
  const microphone = useLive(({ channels: { microphone: channel } }) =>
    channel.status === 'on' && channel.halted ? 'off' : channel.status,
  );
  const speech = useLive(({ channels }) => channels.speechRecognition.status);
  const place = useLive((live) => live.speechRecognition);
  const recogniser = useLive(({ parts }) => parts.speech.status);
  const knowsMore = useLive((live) => place === 'page' && live.speechModel?.multilingual === true);
  const other = useLive(({ wordsPlaces }) =>
    place === 'page' ? (wordsPlaces.find((one) => one !== place) ?? null) : null,
  );
  // Of what plays, the words are there already.
  const wordless = useLive((live) => live.source.kind === 'devices' && live.wordless);
  const anyWords = useLive((live) => live.transcript.length > 0);
  const { setChannel, chooseWordsPlace } = useLiveActions();
  const advice = wordsAdvice({ microphone, speech, place, recogniser, wordless, anyWords });
  const said = advice?.why === 'silent' && knowsMore ? 'silentInAny' : advice?.why;
  return (
    <div role="status" className={classes.note} data-testid="words-note" data-why={advice?.why}>
      {advice && (
        <>
          <Icon name="language" size={15} />
          <div>
            <p>{said && t(`capture.noWords.${said}`)}</p>
            {advice.recognise && (
              <Button size="compact-xs" onClick={() => void setChannel('speechRecognition', true)}>
                {t('capture.noWords.recognise')}
              </Button>
            )}
            {other && advice.why === 'failed' && (
              <Button size="compact-xs" variant="default" onClick={() => void chooseWordsPlace(other)}>
                {t('capture.noWords.browser')}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => document.getElementById(TRANSCRIPT_INPUT)?.focus()}
            >
              {t('capture.noWords.type')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
