import { useTranslation } from 'react-i18next';
import { useDrop } from '../page/use-drop.ts';
import classes from './FileDrop.module.css';
import { useLoadFiles } from './use-load-files.tsx';

/** The whole page takes files; while some hang over it, it says which. */
export function FileDrop() {
  const { t } = useTranslation();
  const over = useDrop(useLoadFiles());
  if (!over) return null;
  return (
    <div className={classes.drop} data-testid="drop-here">
      <strong>{t('files.drop')}</strong>
      <span>{t('files.dropKinds')}</span>
    </div>
  );
}
