import { useTranslation } from 'react-i18next';
import type { TranscriptNote } from '../../../session/subtitles/transcript-note.ts';

/** What was mended in a transcript or left out of it, with the first few of each kind. */
export function TranscriptNotes({ notes }: { notes: readonly TranscriptNote[] }) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <ul data-testid="media-transcript-notes">
      {notes.map(({ kind, count, examples }) => (
        <li key={kind} data-kind={kind}>
          {t(`sessions.file.notes.${kind}`, { count })}{' '}
          {examples.map((example) => t('sessions.file.quoted', { example })).join(' ')}
          {count > examples.length && ' …'}
        </li>
      ))}
    </ul>
  );
}
