import { useTranslation } from 'react-i18next';
import type { Scheme } from '../../colours.ts';
import { useFormat } from '../../locales/use-format.ts';
import classes from './CellChart.module.css';
import { type CellScale, scaleEnds, scaleGradient } from './cell-scale.ts';

interface CellLegendProps {
  scale: CellScale;
  scheme: Scheme;
  ends: readonly [string, string] | undefined;
  across: string | undefined;
  /** The range of cells that differ too little to be told apart by colour. */
  alike: [number, number] | null;
}

/** The colour scale with its ends, and what runs across. */
export function CellLegend({ scale, scheme, ends, across, alike }: CellLegendProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [low, high] = scaleEnds(scale);
  const text = scale.kind === 'signed' ? format.signed : format.number;
  return (
    <div className={classes.legend}>
      <span>{ends?.[0] ?? text(low)}</span>
      <span className={classes.ramp} style={{ background: scaleGradient(scale, scheme) }} />
      <span>{ends?.[1] ?? text(high)}</span>
      {across && <span className={classes.axisName}>{across}</span>}
      {alike && (
        <span className={classes.alike}>
          {t('lab.cells.alike', { low: format.number(alike[0], 3), high: format.number(alike[1], 3) })}
        </span>
      )}
    </div>
  );
}
