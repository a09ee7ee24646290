import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './LabPanel.module.css';
import { useLab } from './lab-context.tsx';
import type { Exploration } from './lab-state.ts';
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
  return (
    <div
      ref={panel}
      className={classes.panel}
      data-span={span}
      style={held ? undefined : { minHeight: height }}
    >
      {held ? (
        children(held)
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

/** In place of a chart whose stage the network does not have. */
export function StageOff({ stage }: { stage: 'TSF' | 'AGPR' | 'BRF' }) {
  const { t } = useTranslation();
  return <p className={classes.off}>{t('lab.stageOff', { stage })}</p>;
}
