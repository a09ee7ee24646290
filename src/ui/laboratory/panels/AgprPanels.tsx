import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { amountScale } from '../../charts/cells/cell-scale.ts';
import type { Scheme } from '../../theme/colours.ts';
import { commonScale, compared } from '../panel/compared-cells.ts';
import { ChartRow, LabPanel, StageOff } from '../panel/LabPanel.tsx';
import { MatrixChart } from '../panel/MatrixChart.tsx';
import { anchorCells, borrowCells, routeCells } from '../stages/agpr-cells.ts';
import { type Exploration, sideShown } from '../state/comparison.ts';

/** Shares that add up to 1, with their numbers in the cells: their colours mean the same in every window. */
const SHARE = { kind: 'amount', from: 0, to: 1 } as const;
const ANCHOR_TERMS = ['agpr', 'anchor'] as const;
const ROUTE_TERMS = ['agpr', 'route'] as const;
const BORROW_TERMS = ['agpr', 'borrow'] as const;

/** What AGPR does to the private channels: anchors, routes, borrowing. */
export function AgprPanels({ scheme }: { scheme: Scheme }) {
  return (
    <LabPanel height={380} ordered>
      {(exploration) => <Agpr exploration={exploration} scheme={scheme} />}
    </LabPanel>
  );
}

interface AgprProps {
  exploration: Exploration;
  scheme: Scheme;
}

const Agpr = memo(function Agpr({ exploration, scheme }: AgprProps) {
  const { t } = useTranslation();
  const anchors = compared(exploration, anchorCells);
  const routes = compared(exploration, routeCells);
  const borrow = compared(exploration, borrowCells);
  if (!anchors.matrix || !routes.matrix || !borrow.matrix) {
    return <StageOff stage="AGPR" missing={anchors.missing} exploration={exploration} />;
  }
  const { window } = exploration.shown;
  const side = sideShown(exploration);
  return (
    <ChartRow>
      <MatrixChart
        name="anchors"
        terms={ANCHOR_TERMS}
        side={side}
        matrix={anchors.matrix}
        scale={commonScale([anchors], amountScale)}
        scheme={scheme}
        window={window}
        rowHeight={13}
        across={t('lab.axis.steps')}
      />
      <MatrixChart
        name="routes"
        terms={ROUTE_TERMS}
        side={side}
        matrix={routes.matrix}
        scale={commonScale([routes], () => SHARE)}
        scheme={scheme}
        window={window}
        rowHeight={76}
        numbers
        across={t('lab.axis.lenders')}
      />
      <MatrixChart
        name="borrowing"
        terms={BORROW_TERMS}
        side={side}
        matrix={borrow.matrix}
        scale={commonScale([borrow], amountScale)}
        scheme={scheme}
        window={window}
        rowHeight={38}
        across={t('lab.axis.steps')}
      />
    </ChartRow>
  );
});
