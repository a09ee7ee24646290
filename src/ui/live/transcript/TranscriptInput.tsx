import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standingText } from '../../../session/utterances/standing-text.ts';
import { IconButton } from '../../page/IconButton.tsx';
import { useLiveActions, useLiveStore } from '../../page/live-context.tsx';

/** The input's id in the page, for what leads there. */
export const TRANSCRIPT_INPUT = 'transcript-input';

/**
 * Where a sentence is typed: it counts while it is being typed, and Enter ends it. Escape clears it, and in an empty field
 * the sentence typed before.
 */
export function TranscriptInput() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { state } = useLiveStore();
  const { draft, commitDraft, editSegment } = useLiveActions();

  const change = (typed: string) => {
    setText(typed);
    draft(typed);
  };
  const commit = (typed: string) => {
    if (!typed.trim()) return;
    // Once more: Enter may come before anything took notice of what was pasted.
    draft(typed);
    commitDraft();
    setText('');
  };
  const clear = (typed: string) => {
    if (typed) change('');
    else {
      const standing = standingText(state.getState().transcript);
      if (standing) editSegment(standing.id, '');
    }
  };
  return (
    <TextInput
      id={TRANSCRIPT_INPUT}
      size="sm"
      value={text}
      placeholder={t('transcript.placeholder')}
      aria-label={t('transcript.label')}
      data-testid="transcript-input"
      autoComplete="off"
      enterKeyHint="done"
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') commit(event.currentTarget.value);
        if (event.key === 'Escape') clear(event.currentTarget.value);
      }}
      rightSection={
        <IconButton
          icon="enter"
          label={t('transcript.hint')}
          disabled={!text.trim()}
          onClick={() => commit(text)}
        />
      }
    />
  );
}
