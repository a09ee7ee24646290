import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './SpeechConsent.module.css';

/** Asks before any speech leaves the device. Closing the dialog is a no. */
export function SpeechConsent({ onAnswer }: { onAnswer: (yes: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={() => onAnswer(false)} title={t('consent.title')} centered withCloseButton={false}>
      <p className={classes.text}>{t('consent.body')}</p>
      <p className={classes.text}>{t('consent.alternative')}</p>
      <div className={classes.answers}>
        <Button variant="default" data-autofocus onClick={() => onAnswer(false)}>
          {t('consent.no')}
        </Button>
        <Button onClick={() => onAnswer(true)}>{t('consent.yes')}</Button>
      </div>
    </Modal>
  );
}
