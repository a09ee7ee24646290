import { ActionIcon, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Icon } from '../page/icons.tsx';
import classes from './PresentButton.module.css';
import { present, presenter } from './presenter-store.ts';

/** Begins and ends the presenter view. */
export function PresentButton() {
  const { t } = useTranslation();
  const on = useStore(presenter, (state) => state.on);
  return (
    <Tooltip label={t('presenter.start')}>
      <ActionIcon
        className={classes.button}
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('presenter.start')}
        aria-pressed={on}
        data-testid="present"
        onClick={() => present(!on)}
      >
        <Icon name="present" />
      </ActionIcon>
    </Tooltip>
  );
}
