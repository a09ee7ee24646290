import { useTranslation } from 'react-i18next';
import { useFormat } from './use-format.ts';

/** Says how long ago something was: "2 s ago", from a minute on "1 min ago". */
export function useAgo(): (seconds: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (seconds) =>
    seconds < 60
      ? t('freshness.secondsAgo', { seconds: format.number(seconds, 0) })
      : t('freshness.minutesAgo', { minutes: format.number(Math.floor(seconds / 60), 0) });
}
