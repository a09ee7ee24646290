import { useTranslation } from 'react-i18next';
import { SignalStrip } from '../charts/signals/SignalStrip.tsx';
import type { Scheme } from '../colours.ts';
import { useLiveSignals } from '../shell/live-context.tsx';
import classes from './CapturePanel.module.css';
import { Channels } from './Channels.tsx';
import { NotHeard } from './NotSensed.tsx';
import { Panel } from './Panel.tsx';
import { PartNote } from './PartNote.tsx';
import { RecordBar } from './RecordBar.tsx';
import { SamplePlayer } from './SamplePlayer.tsx';
import { SourceSwitcher } from './SourceSwitcher.tsx';
import { Stage } from './Stage.tsx';
import { Transcript } from './Transcript.tsx';
import { UseCamera } from './UseCamera.tsx';

/** What comes in: picture, sound and words, from a sample session or from the person's own devices. */
export function CapturePanel({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation();
  const signals = useLiveSignals();
  return (
    <Panel name="capture" title={t('capture.title')}>
      <div className={classes.source}>
        <SourceSwitcher />
        <Stage scheme={scheme} />
        <SamplePlayer />
        <PartNote part="face" />
        <UseCamera />
      </div>
      <Channels />
      <RecordBar />
      <div className={classes.voice}>
        <SignalStrip signals={signals} scheme={scheme} />
        <NotHeard />
        <PartNote part="voice" />
      </div>
      <Transcript scheme={scheme} />
    </Panel>
  );
}
