import { useTranslation } from 'react-i18next';
import { BringButton } from '../../files/BringButton.tsx';
import { useLab } from '../store/lab-context.ts';
import classes from './OwnMaterial.module.css';

/** The button for a person's own files; they can be dropped anywhere on the page as well. */
export function OwnMaterial() {
  const { t } = useTranslation();
  const bringing = useLab((lab) => lab.bringing);
  return (
    <div className={classes.own}>
      <BringButton
        accept=".npz,.json,.bin,.zip"
        testId="lab-own-input"
        size="compact-xs"
        variant="default"
        loading={bringing !== null}
        title={t('lab.material.own.hint')}
      >
        {t('lab.material.own.open')}
      </BringButton>
      {bringing !== null && (
        <span role="status" className={classes.note}>
          {t('lab.material.own.reading', { files: bringing })}
        </span>
      )}
    </div>
  );
}
