import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { BRANCHES, type Modality } from '../../../model/modalities.ts';
import { amountScale, signedScale } from '../../charts/cells/cell-scale.ts';
import { commonScale, compared } from '../panel/compared-cells.ts';
import { ChartRow, type LabChartsProps, LabPanel } from '../panel/LabPanel.tsx';
import { MatrixChart, shownIn } from '../panel/MatrixChart.tsx';
import { channelCells, EVERY_BRANCH_AND_STAGE, normCells } from '../stages/activation-cells.ts';
import { useLab } from '../store/lab-context.ts';

const TERMS = ['branches', 'tsf', 'agpr'] as const;
const CHANNEL_HEIGHT = 4;

/** Both branches before and after their rebalancing stage. */
export function ActivationPanels() {
  return (
    <>
      <LabPanel height={240}>{(exploration) => <Norms exploration={exploration} />}</LabPanel>
      <LabPanel height={300} ordered>
        {(exploration) => <Channels exploration={exploration} />}
      </LabPanel>
    </>
  );
}

const Norms = memo(function Norms({ exploration }: LabChartsProps) {
  const { t } = useTranslation();
  const charts = BRANCHES.map((branch) => compared(exploration, (shown) => normCells(shown, branch)));
  const scale = commonScale(charts, amountScale);
  return (
    <ChartRow>
      {charts.map(({ matrix }, index) => {
        const branch = BRANCHES[index] ?? 'shared';
        return (
          matrix && (
            <MatrixChart
              key={branch}
              name="norms"
              variant={{ id: branch, title: t(`branch.${branch}`) }}
              terms={TERMS}
              matrix={matrix}
              scale={scale}
              {...shownIn(exploration)}
              across={t('lab.axis.steps')}
            />
          )
        );
      })}
    </ChartRow>
  );
});

const Channels = memo(function Channels({ exploration }: LabChartsProps) {
  const { t } = useTranslation();
  const modality: Modality = useLab((lab) => lab.modality);
  const charts = EVERY_BRANCH_AND_STAGE.map(({ branch, stage }) =>
    compared(exploration, (shown) => channelCells(shown, branch, stage, modality)),
  );
  const scale = commonScale(charts, signedScale);
  return (
    <ChartRow>
      {EVERY_BRANCH_AND_STAGE.map(({ branch, stage }, index) => {
        const matrix = charts[index]?.matrix;
        return (
          matrix && (
            <MatrixChart
              key={`${branch} ${stage}`}
              name="channels"
              variant={{
                id: `${branch}-${stage}-${modality}`,
                title: `${t(`modality.${modality}`)}, ${t(`branch.${branch}`)}, ${t(`lab.place.${stage}`)}`,
              }}
              terms={TERMS}
              matrix={matrix}
              scale={scale}
              {...shownIn(exploration)}
              rowHeight={CHANNEL_HEIGHT}
              across={t('lab.axis.channels')}
            />
          )
        );
      })}
    </ChartRow>
  );
});
