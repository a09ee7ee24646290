import { Suspense, useContext, useEffect, useState } from 'react';
import { idle } from '../../page/idle.ts';
import { onDemand } from '../../page/on-demand.tsx';
import { ViewBoundary } from '../../problems/ViewBoundary.tsx';
import panel from '../panel/LabPanel.module.css';
import { AlwaysOnScreen } from '../panel/use-on-screen.ts';
import classes from './BankBeta.module.css';

/** A live session on a slow machine is never idle. */
const PATIENCE_MILLISECONDS = 4000;

const BankBetaChart = onDemand(() => import('./BankBetaChart.tsx').then(({ BankBetaChart: chart }) => chart));

/**
 * The one chart that asks whether rebalancing works, over the reference bank. It comes when the first prediction is
 * there and the page has nothing else to do.
 */
export function BankBetaPanel({ after }: { after: boolean }) {
  const always = useContext(AlwaysOnScreen);
  const [due, setDue] = useState(always);
  useEffect(() => {
    if (!after) return;
    let wanted = true;
    void idle(PATIENCE_MILLISECONDS).then(() => wanted && setDue(true));
    return () => {
      wanted = false;
    };
  }, [after]);
  return (
    <div className={`${panel.panel} ${classes.panel}`} data-span="all" data-testid="lab-rebalancing">
      {due && (
        <ViewBoundary>
          <Suspense fallback={<span data-waiting />}>
            <BankBetaChart />
          </Suspense>
        </ViewBoundary>
      )}
    </div>
  );
}
