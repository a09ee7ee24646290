import { useTranslation } from 'react-i18next';
import { Timeline } from '../../charts/timeline/Timeline.tsx';
import { useLive } from '../../page/live-context.tsx';
import { Panel } from '../panel/Panel.tsx';
import { useView, useViewStore } from '../view/view-context.tsx';
import { Rates } from './Rates.tsx';

/** The last minutes. */
export function TimelinePanel() {
  const { t } = useTranslation();
  const history = useLive((live) => live.history);
  const ageSeconds = useLive(({ freshness }) => (freshness.kind === 'past' ? freshness.ageSeconds : 0));
  const utterances = useLive((live) => live.utterances);
  const inspectedId = useView((view) => view.inspectedId);
  const { inspect, canInspect } = useViewStore();
  return (
    <Panel name="timeline" title={t('timeline.panel')} grow>
      <Timeline
        history={history}
        ageSeconds={ageSeconds}
        utterances={utterances}
        inspectedId={inspectedId}
        onInspect={inspect}
        canInspect={canInspect}
      />
      <Rates />
    </Panel>
  );
}
