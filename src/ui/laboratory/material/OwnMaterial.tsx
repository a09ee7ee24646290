import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
        accept=".npz,.json,.bin"
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

/** Files dropped anywhere on the page while this is there; true while some hang over it. */
function useDrop(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Or the browser opens the file in place of the page.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
