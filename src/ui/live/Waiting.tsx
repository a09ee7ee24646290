import { useTranslation } from 'react-i18next';
import classes from './Waiting.module.css';

/** In place of a chart while there is no prediction: why, and what brings one. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={classes.waiting}>
      <strong>{t('balance.waiting')}</strong>
      <span>{t('balance.waitingAction')}</span>
    </div>
  );
}
