import { useTranslation } from 'react-i18next';
import { SignalStrip } from '../../charts/signals/SignalStrip.tsx';
import { useLiveSignals } from '../../page/live-context.tsx';
import { PartNote } from '../../problems/PartNote.tsx';
import { SamplePlayer } from '../../source/SamplePlayer.tsx';
import { SourceSwitcher } from '../../source/SourceSwitcher.tsx';
import { Channels } from '../devices/Channels.tsx';
import { UseCamera } from '../devices/UseCamera.tsx';
import { Panel } from '../panel/Panel.tsx';
import { Transcript } from '../transcript/Transcript.tsx';
import classes from './CapturePanel.module.css';
import { NotHeard } from './NotSensed.tsx';
import { RecordBar } from './RecordBar.tsx';
import { RestFace } from './RestFace.tsx';
import { Stage } from './Stage.tsx';

/** What comes in: picture, sound and words, from a sample session or from the person's own devices. */
export function CapturePanel() {
  const { t } = useTranslation();
  const signals = useLiveSignals();
  return (
    <Panel name="capture" title={t('capture.title')}>
      <div className={classes.source}>
        <SourceSwitcher />
        <Stage />
        <SamplePlayer />
        <PartNote part="face" />
        <UseCamera />
      </div>
      <Channels />
      <RestFace />
      <RecordBar />
      <div className={classes.voice}>
        <SignalStrip signals={signals} />
        <NotHeard />
        <PartNote part="voice" />
      </div>
      <Transcript />
    </Panel>
  );
}
