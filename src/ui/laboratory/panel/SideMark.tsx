import { useTranslation } from 'react-i18next';
import type { Show } from '../state/comparison.ts';
import classes from './SideMark.module.css';

/** Says of two setups compared which one a chart shows, or that it shows their difference. */
export function SideMark({ side }: { side: Show }) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} data-side={side}>
      {t(`lab.compare.side.${side}`)}
    </span>
  );
}
