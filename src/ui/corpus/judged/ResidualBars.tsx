import { useTranslation } from 'react-i18next';
import { histogramOf } from '../../../corpus/filter.ts';
import type { Box } from '../../charts/drawing/box.ts';
import classes from './Judged.module.css';

const BINS = 24;

interface ResidualBarsProps {
  values: Float64Array;
  box: Box;
  /** The largest residual on the scale, either way. */
  reach: number;
}

/** How often each residual occurs: those that say too much above the middle, too little below. */
export function ResidualBars({ values, box, reach }: ResidualBarsProps) {
  const { t } = useTranslation('corpus');
  const counts = histogramOf(values, { low: -reach, high: reach }, BINS);
  const fullest = Math.max(1, ...counts);
  const each = box.height / BINS;
  const middle = box.y + box.height / 2;
  return (
    <g>
      <path d={`M${box.x},${box.y}V${box.y + box.height}`} className={classes.line} />
      <path d={`M${box.x},${middle}H${box.x + box.width}`} className={classes.line} />
      {counts.map((count, bin) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin's place is its identity
          key={bin}
          x={box.x}
          y={box.y + (BINS - 1 - bin) * each + 0.5}
          width={(count / fullest) * box.width}
          height={Math.max(0, each - 1)}
          className={classes.bar}
        />
      ))}
      <text x={box.x + box.width} y={box.y + box.height + 16} textAnchor="end">
        {t('judged.residuals')}
      </text>
    </g>
  );
}
