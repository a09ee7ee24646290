import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { standingText } from '../../../session/utterances/standing-text.ts';
import { ChartHeader } from '../../charts/frame/ChartHeader.tsx';
import { useLive } from '../../page/live-context.tsx';
import { PartNote } from '../../problems/PartNote.tsx';
import { Examples } from './Examples.tsx';
import { ReadingNote } from './ReadingNote.tsx';
import classes from './Transcript.module.css';
import { TranscriptInput } from './TranscriptInput.tsx';
import { TranscriptLine } from './TranscriptLine.tsx';

const HEADER = 'transcript-title';
const TERMS = ['contribution'] as const;

/** What was said or typed, and the place to type. Follows the newest line unless somebody scrolled up. */
export function Transcript() {
  const { t } = useTranslation();
  const segments = useLive((live) => live.transcript);
  const list = useRef<HTMLUListElement>(null);
  const following = useRef(true);

  const standing = useLive(({ source }) => source.kind === 'devices') ? standingText(segments) : null;
  const last = segments.at(-1);
  const tail = last && `${last.id} ${last.text.length}`;
  useEffect(() => {
    const element = list.current;
    if (element && tail && following.current) element.scrollTop = element.scrollHeight;
  }, [tail]);

  return (
    <section className={classes.transcript} aria-labelledby={HEADER}>
      <ChartHeader id={HEADER} title={t('transcript.title')} info={t('transcript.info')} terms={TERMS} />
      <ul
        ref={list}
        className={classes.lines}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={t('transcript.title')}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          following.current = scrollHeight - scrollTop - clientHeight < 24;
        }}
      >
        {segments.length === 0 && <li className={classes.empty}>{t('transcript.empty')}</li>}
        {segments.map((segment) => (
          <TranscriptLine key={segment.id} segment={segment} standing={segment === standing} />
        ))}
      </ul>
      <ReadingNote />
      <PartNote part="text" />
      <TranscriptInput />
      <Examples />
    </section>
  );
}
