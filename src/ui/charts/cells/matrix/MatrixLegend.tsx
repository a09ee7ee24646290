import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../locales/use-format.ts';
import { CellRamp } from '../CellRamp.tsx';
import type { CellScale } from '../cell-scale.ts';
import classes from './MatrixLegend.module.css';
import { alikeText, endWords } from './matrix-legend.ts';

interface MatrixLegendProps {
  scale: CellScale;
  ends: readonly [string, string] | undefined;
  across: string | undefined;
  /** The range of cells that differ too little to be told apart by colour. */
  alike: [number, number] | null;
  /** What is to be said of the scale. */
  notes: readonly string[];
}

/** The colour scale with its ends, and what runs across. */
export function MatrixLegend({ scale, ends, across, alike, notes }: MatrixLegendProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.legend}>
      <CellRamp scale={scale} ends={endWords(scale, { format, ends })} />
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      {across && <span className={classes.axisName}>{across}</span>}
      {alike && <span className={classes.alike}>{alikeText(alike, { t, format })}</span>}
    </div>
  );
}
