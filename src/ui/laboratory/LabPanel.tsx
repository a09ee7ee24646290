import { type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TermText } from '../charts/TermText.tsx';
import type { Exploration } from './comparison.ts';
import { trainedApart } from './comparison.ts';
import classes from './LabPanel.module.css';
import { useLab } from './lab-context.tsx';
import { useOnScreen } from './use-on-screen.ts';

interface LabPanelProps {
  /** Columns of the section's three that the panel takes; on a narrow screen there is one. */
  span?: 'one' | 'most' | 'all';
  /** Room kept before there is anything to draw, pixels. */
  height: number;
  children: (exploration: Exploration) => ReactNode;
}

/** What a panel off the screen shows: whatever it showed last. */
const KEEP = Symbol('keep');

/** A card whose charts follow the explored window while they can be seen. */
export function LabPanel({ span = 'all', height, children }: LabPanelProps) {
  const { t } = useTranslation();
  const panel = useRef<HTMLDivElement>(null);
  const onScreen = useOnScreen(panel);
  const [held, setHeld] = useState<Exploration | null>(null);
  const latest = useLab(({ exploration }) => (onScreen ? exploration : KEEP));
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
        children(drawn)
      ) : (
        <p className={classes.waiting} data-waiting>
          {t('lab.waiting')}
        </p>
      )}
    </div>
  );
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
