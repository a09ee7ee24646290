import { useTranslation } from 'react-i18next';
import type { PredictionInterval } from '../../../diagnostics/interval-table.ts';
import { useFormat } from '../../locales/use-format.ts';

/** An interval in words: "80 % interval from −0.4 to +2.1". */
export function useIntervalWords(): (interval: PredictionInterval) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ low, high }) =>
    t('sentiment.interval', { low: format.signed(low, 1), high: format.signed(high, 1) });
}
