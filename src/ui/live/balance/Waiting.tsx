import { useTranslation } from 'react-i18next';
import { FlowGhost } from '../../charts/flow/FlowGhost.tsx';
import classes from './Waiting.module.css';

/** In place of the charts while there is no prediction: the network's shape, why it is empty, and what fills it. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={classes.waiting}>
      <FlowGhost />
      <p>
        <strong>{t('balance.waiting')}</strong> {t('balance.waitingAction')}
      </p>
    </div>
  );
}
