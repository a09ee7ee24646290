import { useWindowEvent } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { stepName } from '../charts/cells/matrix/address-name.ts';
import { useFormat } from '../locales/use-format.ts';
import classes from './LabBar.module.css';
import { useLab, useLabStore } from './store/lab-context.ts';

/** What lies over the page takes Escape first, and so does a field that is being written in. */
const OPEN = '[role="dialog"], [role="menu"]';
const WRITTEN_IN = 'input:not([type="range"]), textarea, select';

/** Says how something is pinned, or what is, and lets go of it; Escape does so wherever the focus is. */
export function PinNote() {
  const { t } = useTranslation();
  const format = useFormat();
  const pinned = useLab((lab) => lab.pinned);
  const window_ = useLab((lab) => lab.exploration?.shown.window ?? null);
  const { pin } = useLabStore();
  useWindowEvent(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !pinned || document.querySelector(OPEN)) return;
      if (event.target instanceof Element && event.target.matches(WRITTEN_IN)) return;
      event.preventDefault();
      pin(null);
    },
    { capture: true },
  );
  if (!pinned) return <span className={classes.pin}>{t('lab.pin.how')}</span>;
  const names = { t, format, tokens: window_?.tokens ?? [], numbered: window_?.numbered ?? false };
  const what =
    pinned.kind === 'step' ? stepName(names, pinned.modality, pinned.step) : t(`modality.${pinned.modality}`);
  return (
    <span className={classes.pin} role="status">
      {t('lab.pin.pinned', { what })}{' '}
      <button type="button" data-testid="lab-unpin" onClick={() => pin(null)}>
        {t('lab.pin.letGo')}
      </button>
    </span>
  );
}
