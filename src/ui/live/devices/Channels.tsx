import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelName, LiveState } from '../../../app/live-state.ts';
import type { ChannelState } from '../../../session/channel.ts';
import { Icon } from '../../page/icons.tsx';
import { useLive, useLiveActions } from '../../page/live-context.tsx';
import { PartNote } from '../../problems/PartNote.tsx';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import { WordsNote } from '../transcript/WordsNote.tsx';
import classes from './Channels.module.css';
import { DeviceSettings } from './DeviceSettings.tsx';
import { useWhereabouts } from './use-whereabouts.ts';

const SpeechConsent = lazy(() =>
  import('./SpeechConsent.tsx').then(({ SpeechConsent: component }) => ({ default: component })),
);

const CHANNELS: readonly ChannelName[] = ['camera', 'microphone', 'speechRecognition'];

/** Camera, microphone and speech to text, each on or off alone, with its own trouble below. */
export function Channels() {
  const { t } = useTranslation();
  const asking = useLive((live) => live.asksCloudSpeech);
  const wantsSpeech = useLive(
    (live) =>
      live.speechRecognition === 'page' &&
      ['starting', 'on'].includes(live.channels.speechRecognition.status),
  );
  const { setChannel, allowCloudSpeech } = useLiveActions();

  return (
    <div className={classes.channels}>
      <fieldset className={classes.row} aria-label={t('capture.channels')}>
        {CHANNELS.map((name) => (
          <Channel key={name} name={name} toggle={setChannel} />
        ))}
        <DeviceSettings />
      </fieldset>
      {CHANNELS.map((name) => (
        <ChannelProblem key={name} name={name} />
      ))}
      {wantsSpeech && <PartNote part="speech" />}
      <WordsNote />
      {asking && (
        <Suspense>
          <SpeechConsent onAnswer={allowCloudSpeech} />
        </Suspense>
      )}
    </div>
  );
}

function Channel({
  name,
  toggle,
}: {
  name: ChannelName;
  toggle: (name: ChannelName, on: boolean) => Promise<void>;
}) {
  const { t } = useTranslation();
  const status = useLive((live) => shownStatus(live, name));
  const unsupported = useLive(
    (live) => name === 'speechRecognition' && live.speechRecognition === 'unsupported',
  );
  const whereabouts = useWhereabouts();
  const on = useLive((live) => ['on', 'starting'].includes(live.channels[name].status));
  return (
    <UnstyledButton
      className={classes.channel}
      role="switch"
      aria-checked={on}
      aria-label={`${t(`capture.channel.${name}`)}: ${t(`capture.channelState.${status}`)}`}
      title={name === 'speechRecognition' ? t(`capture.speech.${whereabouts}`) : t(`capture.channel.${name}`)}
      data-testid={`channel-${name}`}
      data-status={status}
      disabled={unsupported}
      onClick={() => void toggle(name, !on)}
    >
      <Icon name={status === 'failed' ? 'warning' : name} />
      {t(`capture.channelShort.${name}`)}
    </UnstyledButton>
  );
}

/** A recogniser that gave up brings no words, though they are wanted: the switch stays on, and does not look as if all were well. */
function shownStatus(
  { channels, speechRecognition, parts }: LiveState,
  name: ChannelName,
): ChannelState['status'] {
  const { status } = channels[name];
  const gone =
    name === 'speechRecognition' && speechRecognition === 'page' && parts.speech.status === 'failed';
  return gone && status === 'on' ? 'failed' : status;
}

function ChannelProblem({ name }: { name: ChannelName }) {
  const { t } = useTranslation();
  const channel = useLive((live) => live.channels[name]);
  if (channel.status === 'failed') return <ProblemNote problem={channel.problem} />;
  if (channel.status !== 'on' || !(channel.muted || channel.halted)) return null;
  return (
    <p role="status" className={classes.muted} data-testid={`still-${name}`}>
      {channel.halted ? t('capture.halted') : t(`capture.muted.${name}`)}
    </p>
  );
}
