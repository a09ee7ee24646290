import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SampleInfo } from '../../app/live-state.ts';
import type { Catalogue } from '../locales/en/en.ts';
import { useLive, useLiveActions } from '../page/live-context.tsx';
import { Tip } from '../page/popups.tsx';
import classes from './SourceSwitcher.module.css';

type KnownSample = keyof Catalogue['capture']['sample'];

/** A sample's name and one line on it; a sample the catalogue does not know goes by its id. */
export function useSampleText(): (id: string) => { name: string; hint: string } {
  const { t, i18n } = useTranslation();
  return (id) => {
    if (!i18n.exists(`capture.sample.${id}.name`)) return { name: id, hint: '' };
    const known = id as KnownSample;
    return { name: t(`capture.sample.${known}.name`), hint: t(`capture.sample.${known}.hint`) };
  };
}

/** The sample sessions, as one row of buttons, and the kept session that plays. */
export function SourceSwitcher() {
  const { t } = useTranslation();
  const samples = useLive((live) => live.samples);
  return (
    <fieldset className={classes.row} aria-label={t('capture.samples')}>
      {samples.map((sample) => (
        <SampleButton key={sample.id} sample={sample} />
      ))}
      <Replayed />
    </fieldset>
  );
}

function Replayed() {
  const title = useLive(({ source }) => (source.kind === 'recording' ? source.title : null));
  if (title === null) return null;
  return (
    <a className={classes.sample} href="#/sessions" aria-current data-testid="replayed" title={title}>
      {title}
    </a>
  );
}

function SampleButton({ sample }: { sample: SampleInfo }) {
  const chosen = useLive(({ source }) => source.kind === 'sample' && source.id === sample.id);
  const { playSample } = useLiveActions();
  const { name, hint } = useSampleText()(sample.id);
  return (
    <Tip label={hint} disabled={!hint} position="bottom">
      <UnstyledButton
        className={classes.sample}
        aria-pressed={chosen}
        data-testid={`sample-${sample.id}`}
        onClick={() => void playSample(sample.id)}
      >
        {name}
      </UnstyledButton>
    </Tip>
  );
}
