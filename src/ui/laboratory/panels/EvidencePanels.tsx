import { useTranslation } from 'react-i18next';
import type { PlainTensor } from '../../../model/trace.ts';
import { ContributionHeatmap } from '../../charts/cells/contributions/ContributionHeatmap.tsx';
import { TermText } from '../../glossary/TermText.tsx';
import { BankBetaPanel } from '../bank/BankBetaPanel.tsx';
import { ComparisonPanel } from '../experiment/ComparisonPanel.tsx';
import classes from '../panel/LabPanel.module.css';
import { LabPanel } from '../panel/LabPanel.tsx';
import { SideMark } from '../panel/SideMark.tsx';
import { ShapleyChart } from '../shapley/ShapleyChart.tsx';
import { type Exploration, sideShown } from '../state/comparison.ts';
import { useLab, useLabStore } from '../store/lab-context.ts';

/** Contributions cell by cell, what each branch of each modality is worth, and whether rebalancing works at all. */
export function EvidencePanels() {
  const predicted = useLab((lab) => lab.exploration !== null);
  return (
    <>
      <ComparisonPanel />
      <LabPanel height={300} span="most">
        {(exploration) => <Contributions exploration={exploration} />}
      </LabPanel>
      <LabPanel height={300} span="one">
        {(exploration) => (
          <ShapleyChart
            coalitions={exploration.shown.trace.coalitions}
            beside={besides(exploration)}
            side={sideShown(exploration)}
            probability={exploration.shown.inLogits ?? false}
          />
        )}
      </LabPanel>
      <BankBetaPanel after={predicted} />
      <ShareOrWorth />
    </>
  );
}

/** What each side's coalitions reach, where one side is shown at a time. */
function besides({ a, b, show }: Exploration): PlainTensor[] {
  if (show === 'difference') return [];
  return [a, b].flatMap((side) => side?.shown.trace.coalitions ?? []);
}

/** Why the two charts above say different numbers of one branch. */
function ShareOrWorth() {
  const { t } = useTranslation();
  return (
    <p className={classes.note} data-testid="lab-share-or-worth">
      <TermText>{t('lab.shareOrWorth')}</TermText>
    </p>
  );
}

function Contributions({ exploration }: { exploration: Exploration }) {
  const { shown, table, limit } = exploration;
  const { fixScale } = useLabStore();
  const fixedScale = useLab((lab) => lab.fixedScale);
  const side = sideShown(exploration);
  return (
    <ContributionHeatmap
      shown={shown}
      table={table}
      limit={limit}
      fixedScale={fixedScale}
      onFixedScale={fixScale}
      aside={side && <SideMark side={side} />}
    />
  );
}
