import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrop } from '../../shell/use-drop.ts';
import { useLab, useLabStore } from '../lab-context.tsx';
import classes from './OwnMaterial.module.css';

/** The button for a person's own files; they can be dropped anywhere in the view as well. */
export function OwnMaterial() {
  const { t } = useTranslation();
  const { bring } = useLabStore();
  const bringing = useLab((lab) => lab.bringing);
  const input = useRef<HTMLInputElement>(null);
  const over = useDrop((files) => void bring(files));
  return (
    <div className={classes.own}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".npz,.json,.bin,.zip"
        data-testid="lab-own-input"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (files.length > 0) void bring(files);
        }}
      />
      <Button
        size="compact-xs"
        variant="default"
        loading={bringing !== null}
        title={t('lab.material.own.hint')}
        onClick={() => input.current?.click()}
      >
        {t('lab.material.own.open')}
      </Button>
      {bringing !== null && (
        <span role="status" className={classes.note}>
          {t('lab.material.own.reading', { files: bringing })}
        </span>
      )}
      {over && <div className={classes.drop}>{t('lab.material.own.drop')}</div>}
    </div>
  );
}
