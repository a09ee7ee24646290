import { useTranslation } from 'react-i18next';
import { ContributionHeatmap } from '../../charts/cells/contributions/ContributionHeatmap.tsx';
import { FlowDiagram } from '../../charts/flow/FlowDiagram.tsx';
import { BalanceBar } from '../../charts/gauges/BalanceBar.tsx';
import { PartNote } from '../../problems/PartNote.tsx';
import { Panel } from '../panel/Panel.tsx';
import { Slide } from '../panel/Slide.tsx';
import { usePast } from '../view/use-past.ts';
import { useView, useViewStore } from '../view/view-context.tsx';
import { InspectBanner } from './InspectBanner.tsx';
import { Waiting } from './Waiting.tsx';

/** How the shared and the private branch share the work: flow, balance, contributions. */
export function BalancePanel() {
  const { t } = useTranslation();
  const picture = useView((view) => view.picture);
  const fixedScale = useView((view) => view.fixedScale);
  const { fixScale } = useViewStore();
  const ago = usePast()?.ago;
  return (
    <Panel name="balance" title={t('balance.title')} past={ago !== undefined}>
      <InspectBanner />
      {picture ? (
        <>
          <Slide>
            <FlowDiagram shown={picture.shown} amounts={picture.amounts} ago={ago} />
          </Slide>
          <Slide>
            <BalanceBar shown={picture.shown} ago={ago} />
            <ContributionHeatmap
              shown={picture.shown}
              table={picture.table}
              limit={picture.limit}
              fixedScale={fixedScale}
              onFixedScale={fixScale}
              ago={ago}
            />
          </Slide>
        </>
      ) : (
        <Waiting />
      )}
      {/* Under the rest, which stays where it is when this goes. */}
      <PartNote part="network" />
    </Panel>
  );
}
