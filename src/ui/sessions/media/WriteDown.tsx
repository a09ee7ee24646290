import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { useLive } from '../../page/live-context.tsx';
import classes from './MediaPanel.module.css';
import { useMediaFileStore } from './media-context.ts';

/** The spoken languages Whisper is best at; it finds out others by itself. */
const SPOKEN = 'en zh de es fr it ja ko nl pl pt ru tr uk'.split(' ');

/** Has the page's own recogniser write the transcript; nothing where the site serves none. */
export function WriteDown() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const model = useLive((live) => live.speechModel);
  const { writeDown } = useMediaFileStore();
  const [language, setLanguage] = useState('detect');
  if (!model) return null;
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' });
  return (
    <div className={classes.soft}>
      <div className={classes.line}>
        <Button size="compact-xs" data-testid="media-write-down" onClick={() => void writeDown(language)}>
          {t('sessions.file.writeDown')}
        </Button>
        {model.multilingual && (
          <NativeSelect
            size="xs"
            aria-label={t('sessions.file.writtenIn')}
            value={language}
            data={[
              { value: 'detect', label: t('sessions.file.detect') },
              ...SPOKEN.map((code) => ({ value: code, label: names.of(code) ?? code })),
            ]}
            onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
          />
        )}
      </div>
      <p>{t('sessions.file.writeDownHint', { size: format.megabytes(model.bytes) })}</p>
    </div>
  );
}
