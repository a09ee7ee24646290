import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { BRANCHES } from '../../../model/modalities.ts';
import type { Shown } from '../../charts/shown.ts';
import type { Scheme } from '../../colours.ts';
import { ChartRow, LabPanel, StageOff } from '../LabPanel.tsx';
import { useLab } from '../lab-context.tsx';
import { CellChart } from '../matrix/CellChart.tsx';
import { largestMagnitude } from '../matrix/cell-matrix.ts';
import { gateCells, readingCells } from '../stages/brf-cells.ts';

const SIDES = { kind: 'sides' } as const;
const READ_TERMS = ['brf', 'attention'] as const;
const GATE_TERMS = ['brf', 'gate'] as const;
const LARGEST_HEIGHT = 320;

/** How BRF reunites the branches: who reads what, and the gate. */
export function BrfPanels({ scheme }: { scheme: Scheme }) {
  return <LabPanel height={360}>{({ shown }) => <Brf shown={shown} scheme={scheme} />}</LabPanel>;
}

const Brf = memo(function Brf({ shown, scheme }: { shown: Shown; scheme: Scheme }) {
  const { t } = useTranslation();
  const modality = useLab((lab) => lab.modality);
  const readings = BRANCHES.flatMap((branch) => readingCells(shown, branch, modality) ?? []);
  const gate = gateCells(shown.trace);
  if (!gate || readings.length === 0) return <StageOff stage="BRF" />;
  const limit = largestMagnitude(readings) || 1;
  const { tokens } = shown.window;
  return (
    <>
      <ChartRow>
        {readings.map((matrix) => {
          const reader = matrix.base.branch ?? 'shared';
          return (
            <CellChart
              key={reader}
              name="reading"
              variant={{
                id: `${reader}-${modality}`,
                title: t(`lab.reading.${reader}`, { modality: t(`modality.${modality}`) }),
              }}
              terms={READ_TERMS}
              matrix={matrix}
              scale={{ kind: 'amount', from: 0, to: limit }}
              scheme={scheme}
              tokens={tokens}
              rowHeight={Math.min(16, LARGEST_HEIGHT / Math.max(1, matrix.rows.length))}
              across={t('lab.axis.readSteps')}
            />
          );
        })}
      </ChartRow>
      <CellChart
        name="gate"
        terms={GATE_TERMS}
        matrix={gate}
        scale={SIDES}
        scheme={scheme}
        tokens={tokens}
        rowHeight={28}
        ends={[t('lab.ends.private'), t('lab.ends.shared')]}
        across={t('lab.axis.sortedChannels')}
      />
    </>
  );
});
