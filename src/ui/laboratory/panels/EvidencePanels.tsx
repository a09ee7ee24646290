import { ContributionHeatmap } from '../../charts/ContributionHeatmap.tsx';
import type { Point, Pointed } from '../../charts/pointed.ts';
import type { Scheme } from '../../colours.ts';
import { type Exploration, sideShown } from '../comparison.ts';
import { ComparisonPanel } from '../experiment/ComparisonPanel.tsx';
import { LabPanel } from '../LabPanel.tsx';
import { useLabStore, useMarked } from '../lab-context.tsx';
import { fromPointed, toPointed } from '../pointed-bridge.ts';
import { SideMark } from '../SideMark.tsx';
import { ShapleyChart } from '../shapley/ShapleyChart.tsx';

/** Contributions cell by cell, and what each branch of each modality is worth. */
export function EvidencePanels({ scheme }: { scheme: Scheme }) {
  return (
    <>
      <LabPanel height={300} span="most">
        {(exploration) => <Contributions exploration={exploration} scheme={scheme} />}
      </LabPanel>
      <LabPanel height={300} span="one">
        {(exploration) => (
          <ShapleyChart
            coalitions={exploration.shown.trace.coalitions}
            scheme={scheme}
            side={sideShown(exploration)}
            probability={exploration.shown.inLogits ?? false}
          />
        )}
      </LabPanel>
      <ComparisonPanel />
    </>
  );
}

function Contributions({ exploration, scheme }: { exploration: Exploration; scheme: Scheme }) {
  const { shown, table, limit } = exploration;
  const { point } = useLabStore();
  const marked = useMarked();
  const pointed: Pointed | null = toPointed(marked, shown.window);
  const side = sideShown(exploration);
  const onPoint: Point = (next) => point(fromPointed(next, shown.window));
  return (
    <ContributionHeatmap
      shown={shown}
      table={table}
      limit={limit}
      scheme={scheme}
      pointed={pointed}
      onPoint={onPoint}
      aside={side && <SideMark side={side} />}
    />
  );
}
