import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { amountScale } from '../../charts/cells/cell-scale.ts';
import { commonScale, compared } from '../panel/compared-cells.ts';
import { ChartRow, type LabChartsProps, LabPanel, StageOff } from '../panel/LabPanel.tsx';
import { MatrixChart, shownIn } from '../panel/MatrixChart.tsx';
import { anchorCells, borrowCells, routeCells } from '../stages/agpr-cells.ts';

/** Shares that add up to 1, with their numbers in the cells: their colours mean the same in every window. */
const SHARE = { kind: 'amount', from: 0, to: 1 } as const;
const ANCHOR_TERMS = ['agpr', 'anchor'] as const;
const ROUTE_TERMS = ['agpr', 'route'] as const;
const BORROW_TERMS = ['agpr', 'borrow'] as const;

/** What AGPR does to the private channels: anchors, routes, borrowing. */
export function AgprPanels() {
  return (
    <LabPanel height={380} ordered>
      {(exploration) => <Agpr exploration={exploration} />}
    </LabPanel>
  );
}

const Agpr = memo(function Agpr({ exploration }: LabChartsProps) {
  const { t } = useTranslation();
  const anchors = compared(exploration, anchorCells);
  const routes = compared(exploration, routeCells);
  const borrow = compared(exploration, borrowCells);
  if (!anchors.matrix || !routes.matrix || !borrow.matrix) {
    return <StageOff stage="AGPR" missing={anchors.missing} exploration={exploration} />;
  }
  return (
    <ChartRow>
      <MatrixChart
        name="anchors"
        terms={ANCHOR_TERMS}
        matrix={anchors.matrix}
        scale={commonScale([anchors], amountScale)}
        {...shownIn(exploration)}
        rowHeight={13}
        across={t('lab.axis.steps')}
      />
      <MatrixChart
        name="routes"
        terms={ROUTE_TERMS}
        matrix={routes.matrix}
        scale={commonScale([routes], () => SHARE)}
        {...shownIn(exploration)}
        rowHeight={76}
        numbers
        across={t('lab.axis.lenders')}
      />
      <MatrixChart
        name="borrowing"
        terms={BORROW_TERMS}
        matrix={borrow.matrix}
        scale={commonScale([borrow], amountScale)}
        {...shownIn(exploration)}
        rowHeight={38}
        across={t('lab.axis.steps')}
      />
    </ChartRow>
  );
});
