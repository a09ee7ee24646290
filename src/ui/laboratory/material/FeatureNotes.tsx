import { useTranslation } from 'react-i18next';
import { useLab } from '../store/lab-context.ts';
import classes from './SubjectBar.module.css';

/** What was made of a feature file that says it otherwise than asked for. */
export function FeatureNotes() {
  const { t } = useTranslation();
  const notes = useLab(({ subject, features }) =>
    subject.kind === 'features' ? (features?.overview.notes ?? null) : null,
  );
  return notes?.map((note) => (
    <span
      key={note.code === 'otherName' ? note.array : note.code}
      role="note"
      className={classes.note}
      data-note={note.code}
    >
      {note.code === 'classesAsFloats'
        ? t('lab.material.own.classesAsFloats', { count: note.classes })
        : t('lab.material.own.otherName', { array: note.array, name: note.name })}
    </span>
  ));
}
