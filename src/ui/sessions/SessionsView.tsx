import { useTranslation } from 'react-i18next';
import classes from './SessionsView.module.css';

/** The Sessions view: what was kept, and what can be made of it. */
export function SessionsView() {
  const { t } = useTranslation();
  return (
    <div className={classes.sessions}>
      <h1>{t('views.sessions')}</h1>
      <p className={classes.about}>{t('sessions.about')}</p>
    </div>
  );
}
