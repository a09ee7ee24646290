import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { amountScale, sidesScale } from '../../charts/cells/cell-scale.ts';
import { NodeGraphChart } from '../graph/NodeGraphChart.tsx';
import { commonScale, compared } from '../panel/compared-cells.ts';
import { ChartRow, type LabChartsProps, LabPanel, StageOff } from '../panel/LabPanel.tsx';
import { MatrixChart, shownIn } from '../panel/MatrixChart.tsx';
import { adjacencyCells, nodeCells, temporalShareCells } from '../stages/tsf-cells.ts';

const TERMS = ['tsf'] as const;
const GRAPH_TERMS = ['tsf', 'adjacency'] as const;

/** What TSF does to the shared branch: change against structure, and the graph of its nodes. */
export function TsfPanels() {
  return (
    <LabPanel height={260} ordered>
      {(exploration) => <Tsf exploration={exploration} />}
    </LabPanel>
  );
}

const Tsf = memo(function Tsf({ exploration }: LabChartsProps) {
  const { t } = useTranslation();
  const gate = compared(exploration, temporalShareCells);
  const nodes = compared(exploration, nodeCells);
  const adjacency = compared(exploration, adjacencyCells);
  if (!gate.matrix || !nodes.matrix || !adjacency.matrix) {
    return <StageOff stage="TSF" missing={gate.missing} exploration={exploration} />;
  }
  return (
    <ChartRow>
      <MatrixChart
        name="temporalShare"
        terms={TERMS}
        matrix={gate.matrix}
        scale={commonScale([gate], sidesScale)}
        {...shownIn(exploration)}
        rowHeight={62}
        ends={gate.difference ? undefined : [t('lab.ends.structural'), t('lab.ends.temporal')]}
        across={t('lab.axis.steps')}
      />
      <MatrixChart
        name="nodes"
        terms={GRAPH_TERMS}
        matrix={nodes.matrix}
        scale={commonScale([nodes], amountScale)}
        {...shownIn(exploration)}
        across={t('lab.axis.steps')}
      />
      <MatrixChart
        name="adjacency"
        terms={GRAPH_TERMS}
        matrix={adjacency.matrix}
        scale={commonScale([adjacency], amountScale)}
        {...shownIn(exploration)}
        across={t('lab.axis.readNodes')}
      />
      {/* A graph's edges are weights: there are no negative ones. */}
      {!adjacency.difference && <NodeGraphChart adjacency={adjacency.matrix} terms={GRAPH_TERMS} />}
    </ChartRow>
  );
});
