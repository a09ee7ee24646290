import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shown } from '../../charts/shown.ts';
import type { Scheme } from '../../colours.ts';
import { NodeGraphChart } from '../graph/NodeGraphChart.tsx';
import { ChartRow, LabPanel, StageOff } from '../LabPanel.tsx';
import { CellChart } from '../matrix/CellChart.tsx';
import { largestMagnitude } from '../matrix/cell-matrix.ts';
import { adjacencyCells, nodeCells, temporalShareCells } from '../stages/tsf-cells.ts';

const SHARE = { kind: 'amount', from: 0, to: 1 } as const;
const SIDES = { kind: 'sides' } as const;
const TERMS = ['tsf'] as const;
const GRAPH_TERMS = ['tsf', 'adjacency'] as const;

/** What TSF does to the shared branch: change against structure, and the graph of its nodes. */
export function TsfPanels({ scheme }: { scheme: Scheme }) {
  return <LabPanel height={260}>{({ shown }) => <Tsf shown={shown} scheme={scheme} />}</LabPanel>;
}

const Tsf = memo(function Tsf({ shown, scheme }: { shown: Shown; scheme: Scheme }) {
  const { t } = useTranslation();
  const gate = temporalShareCells(shown);
  const nodes = nodeCells(shown);
  const adjacency = adjacencyCells(shown);
  if (!gate || !nodes || !adjacency) return <StageOff stage="TSF" />;
  const { tokens } = shown.window;
  return (
    <ChartRow>
      <CellChart
        name="temporalShare"
        terms={TERMS}
        matrix={gate}
        scale={SIDES}
        scheme={scheme}
        tokens={tokens}
        rowHeight={62}
        ends={[t('lab.ends.structural'), t('lab.ends.temporal')]}
        across={t('lab.axis.steps')}
      />
      <CellChart
        name="nodes"
        terms={GRAPH_TERMS}
        matrix={nodes}
        scale={SHARE}
        scheme={scheme}
        tokens={tokens}
        across={t('lab.axis.steps')}
      />
      <CellChart
        name="adjacency"
        terms={GRAPH_TERMS}
        matrix={adjacency}
        scale={{
          kind: 'amount',
          from: 0,
          to: Math.max(2 / adjacency.rows.length, largestMagnitude([adjacency])),
        }}
        scheme={scheme}
        tokens={tokens}
        across={t('lab.axis.readNodes')}
      />
      <NodeGraphChart adjacency={adjacency} terms={GRAPH_TERMS} scheme={scheme} />
    </ChartRow>
  );
});
