import { useTranslation } from 'react-i18next';
import { useLive } from '../../page/live-context.tsx';
import { type SpokenWord, spokenWords } from '../view/spoken-words.ts';
import { useView } from '../view/view-context.tsx';
import classes from './ReadingNote.module.css';

/** A sentence names no more words than this. */
const NAMED_WORDS = 5;

/** Says beneath the words what of the newest sentence is not read, and where a long one begins to count. */
export function ReadingNote() {
  const { t } = useTranslation();
  const segment = useLive(({ transcript }) => transcript.at(-1) ?? null);
  const reading = useLive(({ readings }) => (segment ? (readings[segment.id] ?? null) : null));
  const picture = useView((view) => view.picture);
  if (!segment || !reading) return <p className={classes.note} role="status" />;
  const words = reading.text === 'read' ? spokenWords(segment, picture, reading) : [];
  const named = (found: readonly SpokenWord[]) =>
    found
      .slice(0, NAMED_WORDS)
      .map(({ text }) => t('reading.word', { text }))
      .join(t('reading.between')) + (found.length > NAMED_WORDS ? ' …' : '');
  const unread = words.filter((word) => word.reading === 'unread' || word.reading === 'part');
  const first = words.find(
    (word, index) => word.reading !== 'before' && words[index - 1]?.reading === 'before',
  );
  const sentences = [
    reading.text === 'foreign' && t('reading.foreign'),
    reading.text === 'unread' && t('reading.signs'),
    unread.length > 0 && t('reading.unread', { words: named(unread) }),
    first && t('reading.before', { word: first.text }),
  ].filter((sentence) => typeof sentence === 'string');
  return (
    <p className={classes.note} role="status" data-testid="reading-note">
      {sentences.join(' ')}
    </p>
  );
}

/** Says beside the number that the words looked at are none the network can read. */
export function UnreadNote() {
  const { t } = useTranslation();
  const foreign = useLive(({ prediction, transcript, readings }) => {
    const looked =
      prediction?.window.texts.map(({ segmentId }) => segmentId) ?? transcript.slice(-1).map(({ id }) => id);
    const texts = looked.map((id) => readings[id]?.text);
    if (texts.length === 0 || texts.some((text) => text === undefined || text === 'read')) return null;
    return texts.includes('foreign') ? 'foreign' : texts.includes('unread') ? 'signs' : null;
  });
  return (
    <p className={classes.note} role="status" data-testid="unread-note">
      {foreign && t(`reading.${foreign}`)}
    </p>
  );
}
