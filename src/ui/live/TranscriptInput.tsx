import { ActionIcon, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shell/icons.tsx';
import { useLive, useLiveActions } from '../shell/live-context.tsx';

/** Where a sentence is typed: it counts while it is being typed, and Enter ends it. */
export function TranscriptInput() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const plays = useLive(({ source }) => source.kind !== 'devices');
  const { switchToDevices, draft, commitDraft } = useLiveActions();

  const newest = useRef('');
  const change = async (typed: string) => {
    newest.current = typed;
    setText(typed);
    // Whoever types speaks for themselves: the voice and face that play would be held against their words.
    if (plays && typed) await switchToDevices();
    draft(newest.current);
  };
  const commit = () => {
    if (!text.trim()) return;
    commitDraft();
    newest.current = '';
    setText('');
  };
  return (
    <TextInput
      size="sm"
      value={text}
      placeholder={t('transcript.placeholder')}
      aria-label={t('transcript.label')}
      data-testid="transcript-input"
      autoComplete="off"
      enterKeyHint="done"
      onChange={(event) => void change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
      }}
      rightSection={
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('transcript.hint')}
          disabled={!text.trim()}
          onClick={commit}
        >
          <Icon name="enter" />
        </ActionIcon>
      }
    />
  );
}
