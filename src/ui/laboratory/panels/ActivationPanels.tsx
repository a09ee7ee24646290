import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { BRANCHES, type Modality } from '../../../model/modalities.ts';
import type { Shown } from '../../charts/shown.ts';
import type { Scheme } from '../../colours.ts';
import { ChartRow, LabPanel } from '../LabPanel.tsx';
import { useLab } from '../lab-context.tsx';
import { CellChart } from '../matrix/CellChart.tsx';
import { commonRange, largestMagnitude } from '../matrix/cell-matrix.ts';
import { channelCells, EVERY_BRANCH_AND_STAGE, normCells } from '../stages/activation-cells.ts';

const TERMS = ['branches', 'tsf', 'agpr'] as const;
const CHANNEL_HEIGHT = 4;

/** Both branches before and after their rebalancing stage. */
export function ActivationPanels({ scheme }: { scheme: Scheme }) {
  return (
    <>
      <LabPanel height={240}>{({ shown }) => <Norms shown={shown} scheme={scheme} />}</LabPanel>
      <LabPanel height={300}>{({ shown }) => <Channels shown={shown} scheme={scheme} />}</LabPanel>
    </>
  );
}

const Norms = memo(function Norms({ shown, scheme }: { shown: Shown; scheme: Scheme }) {
  const { t } = useTranslation();
  const matrices = BRANCHES.map((branch) => normCells(shown, branch));
  const [from, to] = commonRange(matrices);
  return (
    <ChartRow>
      {matrices.map((matrix, index) => {
        const branch = BRANCHES[index] ?? 'shared';
        return (
          <CellChart
            key={branch}
            name="norms"
            variant={{ id: branch, title: t(`branch.${branch}`) }}
            terms={TERMS}
            matrix={matrix}
            scale={{ kind: 'amount', from, to }}
            scheme={scheme}
            tokens={shown.window.tokens}
            across={t('lab.axis.steps')}
          />
        );
      })}
    </ChartRow>
  );
});

const Channels = memo(function Channels({ shown, scheme }: { shown: Shown; scheme: Scheme }) {
  const { t } = useTranslation();
  const modality: Modality = useLab((lab) => lab.modality);
  const matrices = EVERY_BRANCH_AND_STAGE.map(({ branch, stage }) =>
    channelCells(shown, branch, stage, modality),
  );
  const limit = largestMagnitude(matrices);
  return (
    <ChartRow>
      {EVERY_BRANCH_AND_STAGE.map(({ branch, stage }, index) => {
        const matrix = matrices[index];
        return (
          matrix && (
            <CellChart
              key={`${branch} ${stage}`}
              name="channels"
              variant={{
                id: `${branch}-${stage}-${modality}`,
                title: `${t(`modality.${modality}`)}, ${t(`branch.${branch}`)}, ${t(`lab.place.${stage}`)}`,
              }}
              terms={TERMS}
              matrix={matrix}
              scale={{ kind: 'signed', limit }}
              scheme={scheme}
              tokens={shown.window.tokens}
              rowHeight={CHANNEL_HEIGHT}
              across={t('lab.axis.channels')}
            />
          )
        );
      })}
    </ChartRow>
  );
});
