import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { BRANCHES } from '../../../model/modalities.ts';
import { amountScale, sidesScale } from '../../charts/cells/cell-scale.ts';
import { commonScale, compared } from '../panel/compared-cells.ts';
import panel from '../panel/LabPanel.module.css';
import { ChartRow, type LabChartsProps, LabPanel, StageOff } from '../panel/LabPanel.tsx';
import { MatrixChart, shownIn } from '../panel/MatrixChart.tsx';
import { gateCells, gateOrder, readingCells, readingHeads } from '../stages/brf-cells.ts';
import { trainedApart } from '../state/comparison.ts';
import { useLab } from '../store/lab-context.ts';
import { HeadChoice, useChosenHead } from './HeadChoice.tsx';

const READ_TERMS = ['brf', 'attention'] as const;
const GATE_TERMS = ['brf', 'gate'] as const;
const LARGEST_HEIGHT = 320;

/** How BRF reunites the branches: who reads what, and the gate. */
export function BrfPanels() {
  return (
    <LabPanel height={360} ordered>
      {(exploration) => <Brf exploration={exploration} />}
    </LabPanel>
  );
}

const Brf = memo(function Brf({ exploration }: LabChartsProps) {
  const { t } = useTranslation();
  const modality = useLab((lab) => lab.modality);
  // Heads of networks trained apart have no common order.
  const apart = trainedApart(exploration);
  const heads = readingHeads(exploration.shown.trace);
  const chosen = useChosenHead(heads);
  const head = apart ? null : chosen;
  const readings = BRANCHES.map((branch) =>
    compared(exploration, (shown) => readingCells(shown, branch, modality, head)),
  );
  // One order for both sides, so that a channel stays in its place.
  const order = gateOrder(exploration.a.shown.trace) ?? gateOrder(exploration.shown.trace);
  const gate = compared(exploration, ({ trace }) => gateCells(trace, order));
  if (!gate.matrix) return <StageOff stage="BRF" missing={gate.missing} exploration={exploration} />;
  const readScale = commonScale(readings, amountScale);
  return (
    <>
      {apart ? (
        <p className={panel.off}>{t('lab.heads.apart')}</p>
      ) : (
        <HeadChoice count={heads} chosen={head} />
      )}
      <ChartRow>
        {readings.map(({ matrix }, index) => {
          const reader = BRANCHES[index] ?? 'shared';
          return (
            matrix && (
              <MatrixChart
                key={reader}
                name="reading"
                variant={{
                  id: [`${reader}-${modality}`, ...(head === null ? [] : [`head-${head + 1}`])].join('-'),
                  title: [
                    t(`lab.reading.${reader}`, { modality: t(`modality.${modality}`) }),
                    ...(head === null ? [] : [t('lab.place.head', { number: head + 1 })]),
                  ].join(' · '),
                }}
                terms={READ_TERMS}
                matrix={matrix}
                scale={readScale}
                {...shownIn(exploration)}
                rowHeight={Math.min(16, LARGEST_HEIGHT / Math.max(1, matrix.rows.length))}
                across={t('lab.axis.readSteps')}
              />
            )
          );
        })}
      </ChartRow>
      <MatrixChart
        name="gate"
        terms={GATE_TERMS}
        matrix={gate.matrix}
        scale={commonScale([gate], sidesScale)}
        {...shownIn(exploration)}
        rowHeight={28}
        ends={gate.difference ? undefined : [t('lab.ends.private'), t('lab.ends.shared')]}
        across={t('lab.axis.sortedChannels')}
      />
    </>
  );
});
