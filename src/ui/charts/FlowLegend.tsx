import { useTranslation } from 'react-i18next';
import { type Scheme, solidColour } from '../colours.ts';
import classes from './FlowDiagram.module.css';

/** What a ribbon's colour says. */
export function FlowLegend({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation();
  const stops = [-1, -0.5, 0, 0.5, 1].map((share) => solidColour(share, scheme));
  return (
    <span className={classes.legend}>
      <span>{t('flow.legendLow')}</span>
      <span
        className={classes.ramp}
        style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }}
      />
      <span>{t('flow.legendHigh')}</span>
    </span>
  );
}
