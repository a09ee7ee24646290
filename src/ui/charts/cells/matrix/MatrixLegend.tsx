import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../locales/use-format.ts';
import type { Scheme } from '../../../theme/colours.ts';
import classes from '../CellChart.module.css';
import { type CellScale, scaleGradient } from '../cell-scale.ts';
import { alikeText, endWords } from './matrix-legend.ts';

interface CellLegendProps {
  scale: CellScale;
  scheme: Scheme;
  ends: readonly [string, string] | undefined;
  across: string | undefined;
  /** The range of cells that differ too little to be told apart by colour. */
  alike: [number, number] | null;
  /** What is to be said of the scale. */
  notes: readonly string[];
}

/** The colour scale with its ends, and what runs across. */
export function CellLegend({ scale, scheme, ends, across, alike, notes }: CellLegendProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [low, high] = endWords(scale, { format, ends });
  return (
    <div className={classes.legend}>
      <span>{low}</span>
      <span
        className={classes.ramp}
        data-signed={scale.kind === 'signed' || undefined}
        style={{ background: scaleGradient(scale, scheme) }}
      />
      <span>{high}</span>
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      {across && <span className={classes.axisName}>{across}</span>}
      {alike && <span className={classes.alike}>{alikeText(alike, { t, format })}</span>}
    </div>
  );
}
