import { Button, Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../page/live-context.tsx';
import { SamplePlayer } from '../../source/SamplePlayer.tsx';
import switcher from '../../source/SourceSwitcher.module.css';
import { useSampleText } from '../../source/SourceSwitcher.tsx';
import { useLab, useLabStore } from '../store/lab-context.ts';
import { FeatureNotes } from './FeatureNotes.tsx';
import { LackNote } from './lacks/LackNote.tsx';
import { MisfitNote } from './lacks/MisfitNote.tsx';
import { MomentScrubber } from './MomentScrubber.tsx';
import { useMaterialName } from './names/material-name.ts';
import { SampleChooser } from './SampleChooser.tsx';
import classes from './SubjectBar.module.css';
import { TypedSentence } from './TypedSentence.tsx';
import { UserMaterial } from './UserMaterial.tsx';

/** What is looked at. */
export function SubjectBar() {
  return (
    <div className={classes.subject}>
      <SubjectSwitcher />
      <UserMaterial />
      <TypedSentence />
    </div>
  );
}

/** Where in it; and what stands in the way of looking at it. */
export function SubjectPlace() {
  const kind = useLab(({ subject }) => subject.kind);
  return (
    <div className={classes.place}>
      {kind === 'live' && <LiveControls />}
      {kind === 'recording' && <MomentScrubber />}
      {kind === 'features' && <SampleChooser />}
      <FeatureNotes />
      <LackNote />
      <MisfitNote />
    </div>
  );
}

/** The live session, and the sample sessions as recordings. */
function SubjectSwitcher() {
  const { t } = useTranslation();
  const samples = useLive((live) => live.samples);
  const textOf = useSampleText();
  const own = useLab((lab) => lab.features?.overview.name ?? null);
  const id = useLab(({ subject }) => (subject.kind === 'recording' ? subject.id : null));
  const kept = id !== null && !samples.some((sample) => sample.id === id) ? id : null;
  const nameOf = useMaterialName();
  const { look, lookAtRecording, lookAtSample } = useLabStore();
  return (
    <fieldset className={switcher.row} aria-label={t('lab.material.subject')}>
      <Choice
        id="live"
        name={t('lab.material.live')}
        hint={t('lab.material.liveHint')}
        choose={() => void look({ kind: 'live' })}
      />
      {samples.map(({ id }) => (
        <Choice key={id} id={id} {...textOf(id)} choose={() => void lookAtRecording(id)} />
      ))}
      {kept && <Choice id={kept} name={nameOf(kept)} hint="" choose={() => void lookAtRecording(kept)} />}
      {own && <Choice id="features" name={own} hint="" choose={() => void lookAtSample(0)} />}
    </fieldset>
  );
}

interface ChoiceProps {
  /** Of a recording; `live`, or `features` for a person's own. */
  id: string;
  name: string;
  hint: string;
  choose(): void;
}

function Choice({ id, name, hint, choose }: ChoiceProps) {
  const chosen = useLab(({ subject }) =>
    subject.kind === 'recording' ? subject.id === id : subject.kind === id,
  );
  return (
    <Tooltip label={hint} disabled={!hint} position="bottom">
      <UnstyledButton
        className={switcher.sample}
        aria-pressed={chosen}
        data-testid={`lab-subject-${id}`}
        onClick={choose}
      >
        {name}
      </UnstyledButton>
    </Tooltip>
  );
}

/** The live session goes on or is held at its present window. */
function LiveControls() {
  const { t } = useTranslation();
  const held = useLab((lab) => lab.held !== null);
  const there = useLab((lab) => lab.viewed !== null);
  const { hold } = useLabStore();
  return (
    <div className={classes.live}>
      <SamplePlayer />
      <Button
        size="compact-xs"
        variant={held ? 'filled' : 'default'}
        disabled={!held && !there}
        data-testid="lab-hold"
        aria-pressed={held}
        onClick={() => hold(!held)}
      >
        {held ? t('lab.material.goOn') : t('lab.material.hold')}
      </Button>
      {held && (
        <span role="status" className={classes.note}>
          {t('lab.material.held')}
        </span>
      )}
    </div>
  );
}
