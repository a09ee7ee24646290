import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { createStore } from 'zustand/vanilla';
import { ChartCollection, type CollectedChart } from '../../charts/frame/chart-collection.ts';
import { PartScheme } from '../../theme/use-scheme.ts';
import { AlwaysOnScreen } from '../panel/use-on-screen.ts';
import type { LabSection } from '../state/sections.ts';
import { LabScope } from '../store/LabScope.tsx';
import { useLabStore } from '../store/lab-context.ts';
import classes from './ReportStage.module.css';

interface ReportStageProps {
  sections: readonly LabSection[];
  render: (section: LabSection) => ReactNode;
  /** As wide as a sheet of paper's text, so that words stay large enough to read in print. */
  narrow?: boolean;
  /** Called once, when every chart is drawn. */
  onDrawn: (charts: ReadonlyMap<LabSection, readonly CollectedChart[]>) => void;
}

const LOOK_MILLISECONDS = 60;
/** A reference bank that is still not read is reported as not there. */
const PATIENCE_MILLISECONDS = 90_000;

/**
 * Draws every panel once more for a report: beside the page where nobody sees it, in light colours, in one width
 * whatever the screen, from a copy of the state that stands still.
 */
export function ReportStage({ sections, render, narrow = false, onDrawn }: ReportStageProps) {
  const store = useLabStore();
  const [still] = useState(() => ({ ...store, state: createStore(() => store.state.getState()) }));
  const [charts] = useState(
    () => new Map(sections.map((section) => [section, new Set<CollectedChart>()] as const)),
  );
  const stage = useRef<HTMLDivElement>(null);
  const drawn = useEffectEvent(() =>
    onDrawn(new Map([...charts].map(([section, of]) => [section, [...of]]))),
  );
  useEffect(() => {
    const begun = performance.now();
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      const all = [...charts.values()].flatMap((of) => [...of]);
      const sized = all.every(({ source }) => {
        const svg = source.current.picture?.()?.svg;
        return svg === undefined || svg.getBoundingClientRect().width > 0;
      });
      const waits =
        stage.current?.querySelector('[data-waiting]') && performance.now() - begun < PATIENCE_MILLISECONDS;
      if (looks < 3 || !sized || waits) return;
      clearInterval(timer);
      drawn();
    }, LOOK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [charts]);
  return createPortal(
    <div
      ref={stage}
      className={classes.stage}
      data-narrow={narrow || undefined}
      data-light
      inert
      aria-hidden="true"
    >
      <LabScope store={still}>
        <PartScheme value="light">
          <AlwaysOnScreen value={true}>
            {sections.map((section) => (
              <ChartCollection key={section} value={charts.get(section) ?? null}>
                {render(section)}
              </ChartCollection>
            ))}
          </AlwaysOnScreen>
        </PartScheme>
      </LabScope>
    </div>,
    document.body,
  );
}
