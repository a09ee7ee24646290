import { Textarea } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TranscriptSegment } from '../../../session/types.ts';
import { overlaps } from '../../charts/prediction/words.ts';
import { IconButton } from '../../page/IconButton.tsx';
import { useLive, useLiveActions } from '../../page/live-context.tsx';
import { solidColour } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import { type SpokenWord, spokenWords } from '../view/spoken-words.ts';
import { useView, useViewStore } from '../view/view-context.tsx';
import classes from './Transcript.module.css';

/** One sentence: its words with what each adds, and an editor when it is pressed. */
export const TranscriptLine = memo(function TranscriptLine({
  segment,
  standing,
}: {
  segment: TranscriptSegment;
  /** It was typed and counts until there are newer words: it can be taken away. */
  standing: boolean;
}) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { editSegment } = useLiveActions();
  if (editing) {
    const save = (text: string) => {
      setEditing(false);
      if (text !== segment.text) editSegment(segment.id, text.trim());
    };
    return (
      <li>
        <Textarea
          autoFocus
          rows={2}
          defaultValue={segment.text}
          aria-label={t('transcript.editLabel')}
          onBlur={(event) => save(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setEditing(false);
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            save(event.currentTarget.value);
          }}
        />
      </li>
    );
  }
  return (
    <li className={classes.sentence}>
      <button
        type="button"
        className={classes.line}
        data-open={!segment.final || undefined}
        aria-label={t('transcript.edit', { text: segment.text })}
        onClick={() => setEditing(true)}
      >
        <Words segment={segment} />
      </button>
      {standing && segment.final && (
        <IconButton
          icon="close"
          iconSize={12}
          size={24}
          label={t('transcript.clear', { text: segment.text })}
          title={t('transcript.clearHint')}
          data-testid="transcript-clear"
          onClick={() => editSegment(segment.id, '')}
        />
      )}
    </li>
  );
});

function Words({ segment }: { segment: TranscriptSegment }) {
  // Lines the window does not have, and those nobody points at, stay as they are when the rest changes.
  const scheme = useScheme();
  const picture = useView(({ picture: shown }) =>
    shown?.shown.window.texts.some(({ segmentId }) => segmentId === segment.id) ? shown : null,
  );
  const pointed = useView((view) =>
    view.pointed?.kind === 'word' && view.pointed.segmentId === segment.id ? view.pointed : null,
  );
  const anything = useView((view) => view.picture !== null);
  const { point } = useViewStore();
  const reading = useLive(({ readings }) => readings[segment.id] ?? null);
  const words = spokenWords(segment, picture, reading);
  const colour = (word: SpokenWord): string | undefined =>
    word.points === null || !picture ? undefined : solidColour(word.points / picture.limit, scheme);
  return words.map((word, index) => {
    const place = { segmentId: segment.id, start: word.start, end: word.end };
    const marked = pointed !== null && overlaps(pointed, place);
    return (
      <span
        key={word.start}
        className={classes.word}
        data-marked={marked || undefined}
        data-outside={(anything && word.points === null) || undefined}
        data-reading={word.reading ?? undefined}
        data-newest={(!segment.final && index === words.length - 1) || undefined}
        style={{ '--points': colour(word) } as React.CSSProperties}
        onPointerEnter={() => point({ kind: 'word', ...place })}
        onPointerLeave={() => point(null)}
      >
        {word.text}
      </span>
    );
  });
}
