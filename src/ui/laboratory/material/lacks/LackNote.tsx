import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFormat } from '../../../locales/use-format.ts';
import { useLive, useLiveStore } from '../../../page/live-context.tsx';
import { PartNote } from '../../../problems/PartNote.tsx';
import { ProblemNote } from '../../../problems/ProblemNote.tsx';
import { useLab, useLabStore } from '../../store/lab-context.ts';
import { useMaterialName } from '../names/material-name.ts';
import classes from './LackNote.module.css';
import { isOnItsWay, type Lack, lacksOf } from './lacks.ts';

const NONE: readonly Lack[] = [];

/** What is missing before anything is shown; empty once it is. */
export function useLacks(): readonly Lack[] {
  const networks = useStore(useLiveStore().networks.state);
  const parts = useLive((live) => live.parts);
  // While all is there nothing that changes matters.
  const lab = useLab((state) => (state.exploration ? null : state));
  const prediction = useLive((live) => (lab ? live.prediction : null));
  return useMemo(
    () => (lab ? lacksOf(lab, { parts, prediction }, networks) : NONE),
    [lab, parts, prediction, networks],
  );
}

/** Says why nothing is shown yet, or at all, with the bytes of what is on its way; and of a problem while all is shown. */
export function LackNote() {
  const { t } = useTranslation();
  const lacks = useLacks();
  const problem = useLab((lab) => lab.problem);
  const wordless = useLab((lab) => lab.wordless);
  const told = lacks.filter(({ kind }) => kind !== 'computing' && kind !== 'live' && kind !== 'problem');
  if (!problem && told.length === 0 && !wordless) return null;
  return (
    <div className={classes.note} data-testid="lab-lack" data-lacks={lacks.map(({ kind }) => kind).join(' ')}>
      {problem && <ProblemNote problem={problem} />}
      {told.length > 0 && (
        <>
          <p role="status">
            {t(isOnItsWay(told) ? 'lab.material.lack.waiting' : 'lab.material.lack.nothing')}
          </p>
          {told.map((lack) => (
            <OneLack key={lackKey(lack)} lack={lack} />
          ))}
        </>
      )}
      {wordless && <Wordless />}
    </div>
  );
}

function lackKey(lack: Lack): string {
  return lack.kind === 'part'
    ? `part ${lack.part}`
    : lack.kind === 'network'
      ? `network ${lack.side}`
      : lack.kind;
}

function OneLack({ lack }: { lack: Lack }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useMaterialName();
  const { look, readWords, goWithoutUnknown, moveTo } = useLabStore();
  switch (lack.kind) {
    case 'unknown':
      return (
        <Offer text={t('lab.material.lack.unknown', { parts: lack.parts.join(', ') })}>
          <Press run={goWithoutUnknown}>{t('lab.material.lack.goWithout')}</Press>
        </Offer>
      );
    case 'live-elsewhere':
      return (
        <Offer text={t('lab.material.lack.live')}>
          <Press run={() => void look({ kind: 'live' })}>{t('lab.material.lack.liveHere')}</Press>
        </Offer>
      );
    case 'file':
      return <Offer text={t('lab.material.lack.file', { name: lack.name })} />;
    case 'user-weights':
      return <Offer text={t('lab.material.lack.userWeights')} />;
    case 'past-end': {
      const { seconds, durationSeconds } = lack;
      const text = t('lab.material.lack.pastEnd', {
        at: format.clock(seconds, true),
        duration: format.clock(durationSeconds, true),
      });
      return (
        <Offer text={text}>
          <Press run={() => moveTo(durationSeconds)}>{t('lab.material.lack.toEnd')}</Press>
        </Offer>
      );
    }
    case 'nothing':
      return <Offer text={t('lab.material.lack.silence')} />;
    case 'unread':
      return (
        <Offer text={t('lab.material.lack.unread')}>
          {lack.recording && (
            <Press run={() => void readWords(false)}>{t('lab.material.lack.withoutWords')}</Press>
          )}
        </Offer>
      );
    case 'opening':
      return <Offer text={t('lab.material.opening', { name: nameOf(lack.id) })} />;
    case 'part':
      // The network's own note stands above the charts.
      return lack.part === 'network' ? null : <PartNote part={lack.part} />;
    case 'network':
      return (
        <Offer
          text={t('lab.material.lack.network', {
            side: t(`lab.compare.side.${lack.side}`),
            name: t(`lab.network.${lack.network === 'own' ? 'dbr' : lack.network}`),
          })}
        />
      );
    case 'words':
      return <Offer text={t('lab.material.lack.words')} />;
    default:
      return null;
  }
}

/** What is shown is an answer without the words, because a person asked for it. */
function Wordless() {
  const { t } = useTranslation();
  const { readWords } = useLabStore();
  const ready = useLive(({ parts }) => parts.text.status === 'ready');
  return (
    <>
      <Offer text={t('lab.material.lack.wordless')}>
        {ready && <Press run={() => void readWords(true)}>{t('lab.material.lack.readWords')}</Press>}
      </Offer>
      <PartNote part="text" />
    </>
  );
}

function Offer({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <p className={classes.offer}>
      <span>{text}</span>
      {children}
    </p>
  );
}

function Press({ run, children }: { run: () => void; children: string }) {
  return (
    <Button size="compact-xs" variant="default" onClick={run}>
      {children}
    </Button>
  );
}
