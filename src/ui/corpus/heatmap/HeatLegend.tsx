import { useTranslation } from 'react-i18next';
import { MODALITIES } from '../../../model/modalities.ts';
import { CellRamp } from '../../charts/cells/CellRamp.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { Icon } from '../../page/icons.tsx';
import type { Quantity } from '../store/corpus-state.ts';
import type { ColumnWords } from '../words/column-words.ts';
import classes from './Heatmap.module.css';
import type { Heat } from './heat-groups.ts';
import { rampGroups, rampWords } from './heat-picture.ts';

interface HeatLegendProps {
  heat: Heat;
  quantity: Quantity;
  words: ColumnWords;
}

/** What the colours stand for. */
export function HeatLegend({ heat, quantity, words }: HeatLegendProps) {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const labelEnds = [heat.classNames?.[0] ?? '−3', heat.classNames?.at(-1) ?? '+3'] as const;
  return (
    <div className={classes.legend}>
      {rampGroups(heat).map((group) => {
        const { ends, unit } = rampWords(group, quantity, { t, format, words });
        return (
          <span key={group.side} className={classes.ramp}>
            <CellRamp scale={group.scale} ends={ends} />
            <span>{unit}</span>
          </span>
        );
      })}
      <span className={classes.ramp}>
        <CellRamp scale={heat.labelScale} ends={labelEnds} width={48} />
        <span>{t('heatmap.labelStrip')}</span>
      </span>
      {MODALITIES.map((modality) => (
        <span key={modality} className={classes.ramp}>
          <Icon name={modality} size={14} />
          <span>{t(`translation:modality.${modality}`)}</span>
        </span>
      ))}
    </div>
  );
}
