import { useTranslation } from 'react-i18next';
import { AboutButton } from '../../about/AboutButton.tsx';
import { PastMark } from '../../charts/frame/PastMark.tsx';
import { SentimentGauge } from '../../charts/gauges/SentimentGauge.tsx';
import { UnimodalChart } from '../../charts/gauges/UnimodalChart.tsx';
import { useLive } from '../../page/live-context.tsx';
import { Panel } from '../panel/Panel.tsx';
import { UnreadNote } from '../transcript/ReadingNote.tsx';
import { usePast } from '../view/use-past.ts';
import { useView } from '../view/view-context.tsx';
import classes from './SentimentPanel.module.css';
import { Why } from './Why.tsx';

/** What the network answers, and what each modality would answer alone. */
export function SentimentPanel() {
  const { t } = useTranslation();
  const shown = useView((view) => view.picture?.shown ?? null);
  const inspecting = useView((view) => view.inspectedId !== null);
  const paused = useLive(({ freshness }) => freshness.kind === 'paused');
  const past = usePast();
  const moment = inspecting ? t('inspect.aside') : paused && shown ? t('freshness.paused') : '';
  return (
    <Panel name="sentiment" title={t('sentiment.panel')} past={past !== null}>
      <SentimentGauge shown={shown} past={past} aside={past ? <PastMark ago={past.ago} /> : moment} />
      <Why />
      <UnreadNote />
      <AboutButton>{t('sentiment.about')}</AboutButton>
      {shown ? <UnimodalChart shown={shown} /> : <div className={classes.alone} />}
    </Panel>
  );
}
