import { useTranslation } from 'react-i18next';
import { LoadFilesButton } from '../../files/LoadFilesButton.tsx';
import { useLab } from '../store/lab-context.ts';
import classes from './UserMaterial.module.css';

/** The button for a person's own files; they can be dropped anywhere on the page as well. */
export function UserMaterial() {
  const { t } = useTranslation();
  const loadingFiles = useLab((lab) => lab.loadingFiles);
  return (
    <div className={classes.own}>
      <LoadFilesButton
        accept=".npz,.json,.bin,.zip"
        testId="lab-user-input"
        size="compact-xs"
        variant="default"
        loading={loadingFiles !== null}
        title={t('lab.material.own.hint')}
      >
        {t('lab.material.own.open')}
      </LoadFilesButton>
      {loadingFiles !== null && (
        <span role="status" className={classes.note}>
          {t('lab.material.own.reading', { files: loadingFiles })}
        </span>
      )}
    </div>
  );
}
