import { type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartPair } from '../../charts/frame/chart-pair.ts';
import { TermText } from '../../glossary/TermText.tsx';
import { useLacks } from '../material/lacks/LackNote.tsx';
import { isOnItsWay } from '../material/lacks/lacks.ts';
import type { Exploration } from '../state/comparison.ts';
import { bothSides, trainedApart } from '../state/comparison.ts';
import { useLab } from '../store/lab-context.ts';
import classes from './LabPanel.module.css';
import { useOnScreen } from './use-on-screen.ts';

interface LabPanelProps {
  /** Columns of the section's three that the panel takes; on a narrow screen there is one. */
  span?: 'one' | 'most' | 'all';
  /** Room kept before there is anything to draw, pixels. */
  height: number;
  /** Where both setups are shown: draws both itself. */
  once?: boolean;
  /** Its parts have an order of their own in every network: of networks trained apart both are drawn, no difference. */
  ordered?: boolean;
  children: (exploration: Exploration) => ReactNode;
}

/** What is drawn in a panel. */
export interface LabChartsProps {
  exploration: Exploration;
}

/** What a panel off the screen shows: whatever it showed last. */
const KEEP = Symbol('keep');

/** A card whose charts follow the explored window while they can be seen. */
export function LabPanel({ span = 'all', height, once = false, ordered = false, children }: LabPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const onScreen = useOnScreen(panel);
  const [held, setHeld] = useState<Exploration | null>(null);
  // What is gone is gone everywhere.
  const latest = useLab(({ exploration }) => (onScreen || !exploration ? exploration : KEEP));
  if (latest !== KEEP && latest !== held) setHeld(latest);
  // Drawn in slices, when there is time: a new window holds up neither the page nor the panels beside this one.
  const drawn = useDeferredValue(held);
  return (
    <div
      ref={panel}
      className={classes.panel}
      data-span={span}
      data-slide
      style={drawn ? undefined : { minHeight: height }}
    >
      {drawn ? (
        <Drawn exploration={drawn} once={once} ordered={ordered}>
          {children}
        </Drawn>
      ) : (
        <p className={classes.waiting} data-waiting>
          <WaitingText />
        </p>
      )}
    </div>
  );
}

/** The charts of what is shown: once, or of both setups beside one another. */
function Drawn({
  exploration,
  once,
  ordered,
  children,
}: {
  exploration: Exploration;
  once: boolean;
  ordered: boolean;
  children: (exploration: Exploration) => ReactNode;
}) {
  const apart = ordered && trainedApart(exploration);
  const pair = !once && (exploration.show === 'both' || apart) ? bothSides(exploration) : null;
  if (!pair) return children(exploration);
  const [a, b] = pair;
  return (
    <>
      {apart && <TrainedApart exploration={exploration} />}
      <div className={classes.pair} data-pair>
        <div>{children(a)}</div>
        <div>
          <ChartPair value="-b">{children(b)}</ChartPair>
        </div>
      </div>
    </>
  );
}

/** Whether what is missing comes by itself; the bar above says what it is. */
function WaitingText() {
  const { t } = useTranslation();
  const lacks = useLacks();
  if (!isOnItsWay(lacks)) return t('lab.nothingShown');
  return lacks.every(({ kind }) => kind === 'live') ? t('lab.waiting') : t('lab.waitingFor');
}

/** Charts of a kind beside one another. */
export function ChartRow({ children }: { children: ReactNode }) {
  return <div className={classes.charts}>{children}</div>;
}

interface StageOffProps {
  stage: 'TSF' | 'AGPR' | 'BRF';
  /** Whose network does not run it. */
  missing: readonly ('a' | 'b')[];
  exploration: Exploration;
}

/** In place of charts whose stage a network that is shown does not run. */
export function StageOff({ stage, missing, exploration: { b, show } }: StageOffProps) {
  const { t } = useTranslation();
  const who = !b ? 'alone' : missing.length > 1 ? 'both' : (missing[0] ?? 'a');
  return (
    <p className={classes.off}>
      <TermText>{t(`lab.stageOff.${who}`, { stage })}</TermText>{' '}
      {b && show === 'difference' && t('lab.stageOff.noDifference')}
    </p>
  );
}

/** Under charts of channels, nodes or anchors whose difference is taken between networks trained apart. */
export function TrainedApart({ exploration }: { exploration: Exploration }) {
  const { t } = useTranslation();
  return trainedApart(exploration) ? (
    <p className={classes.off}>
      <TermText>{t('lab.compare.apart')}</TermText>
    </p>
  ) : null;
}
