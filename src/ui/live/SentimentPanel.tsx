import { useTranslation } from 'react-i18next';
import { SentimentGauge } from '../charts/SentimentGauge.tsx';
import { UnimodalChart } from '../charts/UnimodalChart.tsx';
import type { Scheme } from '../colours.ts';
import { AboutButton } from '../shell/AboutButton.tsx';
import { Panel } from './Panel.tsx';
import { UnreadNote } from './ReadingNote.tsx';
import { useView } from './view-context.tsx';

/** What the network answers, and what each modality would answer alone. */
export function SentimentPanel({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation();
  const shown = useView((view) => view.picture?.shown ?? null);
  const inspecting = useView((view) => view.inspectedId !== null);
  return (
    <Panel name="sentiment" title={t('sentiment.panel')}>
      <SentimentGauge shown={shown} scheme={scheme} aside={inspecting ? t('inspect.aside') : ''} />
      <UnreadNote />
      <AboutButton variant="link">{t('sentiment.about')}</AboutButton>
      {shown && <UnimodalChart shown={shown} scheme={scheme} />}
    </Panel>
  );
}
