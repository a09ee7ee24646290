import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shown } from '../../charts/shown.ts';
import type { Scheme } from '../../colours.ts';
import { ChartRow, LabPanel, StageOff } from '../LabPanel.tsx';
import { CellChart } from '../matrix/CellChart.tsx';
import { anchorCells, borrowCells, routeCells } from '../stages/agpr-cells.ts';

const SHARE = { kind: 'amount', from: 0, to: 1 } as const;
/** No step may borrow more than half of itself. */
const BUDGET = { kind: 'amount', from: 0, to: 0.5 } as const;
const ANCHOR_TERMS = ['agpr', 'anchor'] as const;
const ROUTE_TERMS = ['agpr', 'route'] as const;
const BORROW_TERMS = ['agpr', 'borrow'] as const;

/** What AGPR does to the private channels: anchors, routes, borrowing. */
export function AgprPanels({ scheme }: { scheme: Scheme }) {
  return <LabPanel height={380}>{({ shown }) => <Agpr shown={shown} scheme={scheme} />}</LabPanel>;
}

const Agpr = memo(function Agpr({ shown, scheme }: { shown: Shown; scheme: Scheme }) {
  const { t } = useTranslation();
  const anchors = anchorCells(shown);
  const routes = routeCells(shown);
  const borrow = borrowCells(shown);
  if (!anchors || !routes || !borrow) return <StageOff stage="AGPR" />;
  const { tokens } = shown.window;
  return (
    <ChartRow>
      <CellChart
        name="anchors"
        terms={ANCHOR_TERMS}
        matrix={anchors}
        scale={SHARE}
        scheme={scheme}
        tokens={tokens}
        rowHeight={13}
        across={t('lab.axis.steps')}
      />
      <CellChart
        name="routes"
        terms={ROUTE_TERMS}
        matrix={routes}
        scale={SHARE}
        scheme={scheme}
        tokens={tokens}
        rowHeight={76}
        numbers
        across={t('lab.axis.lenders')}
      />
      <CellChart
        name="borrowing"
        terms={BORROW_TERMS}
        matrix={borrow}
        scale={BUDGET}
        scheme={scheme}
        tokens={tokens}
        rowHeight={38}
        across={t('lab.axis.steps')}
      />
    </ChartRow>
  );
});
