import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelName } from '../../store/live-state.ts';
import { Icon } from '../shell/icons.tsx';
import { useLive, useLiveStore } from '../shell/live-context.tsx';
import classes from './Channels.module.css';
import { DeviceSettings } from './DeviceSettings.tsx';
import { ProblemNote } from './ProblemNote.tsx';

const SpeechConsent = lazy(() =>
  import('./SpeechConsent.tsx').then(({ SpeechConsent: component }) => ({ default: component })),
);

const CHANNELS: readonly ChannelName[] = ['camera', 'microphone', 'speechRecognition'];

/** Camera, microphone and speech to text, each on or off alone, with its own trouble below. */
export function Channels() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { state, actions } = useLiveStore();

  const turn = async (name: ChannelName, on: boolean) => {
    if (on && state.getState().source.kind !== 'devices') await actions.switchToDevices();
    await actions.setChannel(name, on);
    // A recogniser that was to run on the device may turn out to be on its maker's servers only when it is started.
    const channel = state.getState().channels[name];
    if (channel.status === 'failed' && channel.problem.code === 'speech-needs-consent') setAsking(true);
  };
  const toggle = async (name: ChannelName, on: boolean) => {
    const { speechRecognition, cloudSpeechAllowed } = state.getState();
    const leavesDevice = name === 'speechRecognition' && on && speechRecognition === 'cloud';
    if (leavesDevice && !cloudSpeechAllowed) setAsking(true);
    else await turn(name, on);
  };
  const answer = async (yes: boolean) => {
    setAsking(false);
    actions.allowCloudSpeech(yes);
    if (yes) await turn('speechRecognition', true);
  };

  return (
    <div className={classes.channels}>
      <fieldset className={classes.row} aria-label={t('capture.channels')}>
        {CHANNELS.map((name) => (
          <Channel key={name} name={name} toggle={toggle} />
        ))}
        <DeviceSettings />
      </fieldset>
      {CHANNELS.map((name) => (
        <ChannelProblem key={name} name={name} />
      ))}
      {asking && (
        <Suspense>
          <SpeechConsent onAnswer={(yes) => void answer(yes)} />
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
  const { status } = useLive((live) => live.channels[name]);
  const unsupported = useLive(
    (live) => name === 'speechRecognition' && live.speechRecognition === 'unsupported',
  );
  const on = status === 'on' || status === 'starting';
  return (
    <UnstyledButton
      className={classes.channel}
      role="switch"
      aria-checked={on}
      aria-label={`${t(`capture.channel.${name}`)}: ${t(`capture.channelState.${status}`)}`}
      title={unsupported ? t('capture.speechUnsupported') : t(`capture.channel.${name}`)}
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

function ChannelProblem({ name }: { name: ChannelName }) {
  const { t } = useTranslation();
  const channel = useLive((live) => live.channels[name]);
  if (channel.status === 'failed') return <ProblemNote problem={channel.problem} />;
  if (channel.status !== 'on' || !channel.muted) return null;
  return (
    <p role="status" className={classes.muted}>
      {t(`capture.muted.${name}`)}
    </p>
  );
}
