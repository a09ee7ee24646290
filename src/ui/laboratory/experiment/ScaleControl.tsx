import { useTranslation } from 'react-i18next';
import { LARGEST_SCALE } from '../../../model/intervention.ts';
import { useFormat } from '../../locales/use-format.ts';
import classes from './ScaleControl.module.css';

interface ScaleControlProps {
  /** Ends the test ids of the slider and the button. */
  id: string;
  /** What is scaled. */
  label: string;
  /** Null when the members of a group differ. */
  scale: number | null;
  onScale(scale: number): void;
}

const STEP = 0.05;

/** A slider from 0 to 2 with its number and a button that silences, and unsilences. */
export function ScaleControl({ id, label, scale, onScale }: ScaleControlProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const silent = scale === 0;
  return (
    <div className={classes.control} data-silent={silent || undefined}>
      <input
        type="range"
        min={0}
        max={LARGEST_SCALE}
        step={STEP}
        value={scale ?? 1}
        aria-label={t('lab.experiment.scaleOf', { what: label })}
        aria-valuetext={scale === null ? t('lab.experiment.differ') : format.number(scale)}
        data-testid={`lab-scale-${id}`}
        data-value={scale ?? ''}
        onChange={({ currentTarget }) => onScale(Number(currentTarget.value))}
      />
      <output className={classes.number}>{scale === null ? '–' : format.number(scale)}</output>
      <button
        type="button"
        aria-pressed={silent}
        aria-label={t('lab.experiment.silence', { what: label })}
        data-testid={`lab-silence-${id}`}
        onClick={() => onScale(silent ? 1 : 0)}
      >
        0
      </button>
    </div>
  );
}
