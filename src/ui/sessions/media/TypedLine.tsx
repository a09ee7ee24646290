import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../page/IconButton.tsx';
import { useMediaFileStore } from './media-context.ts';

/** Enter right after a key, or with the file standing still, would be a sentence of no length. */
const SHORTEST_SECONDS = 1;

interface TypedLineProps {
  durationSeconds: number;
  /** Where the file is now. */
  seconds(): number;
}

/** A sentence typed while the file plays: it is said between its first key and Enter. */
export function TypedLine({ durationSeconds, seconds }: TypedLineProps) {
  const { t } = useTranslation();
  const { addLine } = useMediaFileStore();
  const [text, setText] = useState('');
  const begun = useRef(0);
  const add = () => {
    if (!text.trim()) return;
    const end = Math.min(Math.max(seconds(), SHORTEST_SECONDS), durationSeconds);
    void addLine({
      startSeconds: Math.max(0, Math.min(begun.current, end - SHORTEST_SECONDS)),
      endSeconds: end,
      text: text.trim(),
    });
    setText('');
  };
  return (
    <TextInput
      size="sm"
      value={text}
      label={t('sessions.file.line')}
      placeholder={t('sessions.file.linePlaceholder')}
      data-testid="media-line"
      autoComplete="off"
      onChange={({ currentTarget }) => {
        if (text === '') begun.current = seconds();
        setText(currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
      }}
      rightSection={
        <IconButton icon="enter" label={t('sessions.file.lineHint')} disabled={!text.trim()} onClick={add} />
      }
    />
  );
}
