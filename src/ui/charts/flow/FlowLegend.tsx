import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { solidColour } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import classes from './FlowDiagram.module.css';

/** What a ribbon's colour and its width say. `scale`: the points that fill the height. */
export function FlowLegend({ scale }: { scale: number }) {
  const scheme = useScheme();
  const { t } = useTranslation();
  const format = useFormat();
  const stops = [-1, -0.5, 0, 0.5, 1].map((share) => solidColour(share, scheme));
  return (
    <span className={classes.legend}>
      <span>{t('flow.legendLow')}</span>
      <span
        className={classes.ramp}
        style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }}
      />
      <span>{t('flow.legendHigh')}</span>
      <span className={classes.legendScale}>
        {t('flow.legendScale', { points: format.number(scale, 0) })}
      </span>
    </span>
  );
}
