import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { IconButton } from '../page/IconButton.tsx';
import classes from './PresentButton.module.css';
import { present, presenter } from './presenter-store.ts';

/** Begins and ends the presenter view. */
export function PresentButton() {
  const { t } = useTranslation();
  const on = useStore(presenter, (state) => state.on);
  return (
    <IconButton
      tip={t('presenter.start')}
      icon="present"
      className={classes.button}
      size={32}
      label={t('presenter.start')}
      aria-pressed={on}
      data-testid="present"
      onClick={() => present(!on)}
    />
  );
}
