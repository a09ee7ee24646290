import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../../charts/prediction/words.ts';
import { useFormat } from '../../../locales/use-format.ts';
import { isStale } from '../../state/stale.ts';
import { isEdited } from '../../state/subject.ts';
import { useLab, useLabStore } from '../../store/lab-context.ts';
import { useMaterialName } from '../names/material-name.ts';
import classes from './MaterialEditor.module.css';
import { SwapForm } from './SwapForm.tsx';

/** What of the material is changed, and where to change it. */
export function MaterialEditor() {
  const { t } = useTranslation();
  // Somebody else's features have no words to replace and no moments to swap with.
  const there = useLab(({ viewed, subject }) => viewed !== null && subject.kind !== 'features');
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.editor}>
      <EditMark />
      {there && (
        <details
          open={open}
          data-testid="lab-edit"
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        >
          <summary>{t('lab.material.edit.title')}</summary>
          {open && (
            <div className={classes.body}>
              <WordChips />
              <SwapForm />
            </div>
          )}
        </details>
      )}
    </div>
  );
}

/** Says that what is shown is not what was said or seen, what was changed, and what that does to the prediction. */
function EditMark() {
  const { t } = useTranslation();
  const format = useFormat();
  const edits = useLab((lab) => lab.edits);
  const undoable = useLab((lab) => lab.past.length > 0);
  const exploration = useLab((lab) => lab.exploration);
  const swapped = useLab((lab) => lab.viewed?.swapped ?? null);
  const nameOf = useMaterialName();
  const { undo, undoAll } = useLabStore();
  const stale = useLab(isStale);
  const edited = isEdited(edits);
  if (!edited && !undoable) return null;
  const words = wordsOf(swapped?.tokens ?? []);
  const { swap } = edits;
  const changes = [
    ...(swap
      ? [
          t('lab.material.edit.markSwap', {
            modality: t(`modality.${swap.modality}`),
            name: nameOf(swap.from.id),
            at: format.clock(swap.from.seconds, true),
          }),
        ]
      : []),
    ...(edits.text === null ? [] : [t('lab.material.edit.markText', { text: edits.text })]),
    ...Object.entries(edits.words).map(([index, text]) =>
      t('lab.material.edit.markWord', { word: words[Number(index)]?.text ?? '', text }),
    ),
  ];
  // Of the edits of before there are numbers too, but not of these.
  const before = stale ? null : (exploration?.unedited ?? null);
  const after = exploration?.shown.sentiment ?? 0;
  return (
    <div className={classes.mark} data-edited={edited || undefined} data-testid="lab-edited">
      {edited && (
        <>
          <strong className={classes.badge}>{t('lab.material.edit.mark')}</strong>
          <span>{changes.join(' · ')}</span>
          {before !== null && (
            <span role="status" className={classes.numbers} data-before={before} data-after={after}>
              {t('lab.material.edit.before')} <strong>{format.signed(before)}</strong>
              {' → '}
              {t('lab.material.edit.after')} <strong>{format.signed(after)}</strong> (
              {t('lab.material.edit.change')} {format.signed(after - before)})
            </span>
          )}
        </>
      )}
      {undoable && (
        <Button size="compact-xs" variant="default" onClick={undo}>
          {t('lab.material.edit.undo')}
        </Button>
      )}
      {edited && (
        <Button size="compact-xs" variant="default" onClick={undoAll}>
          {t('lab.material.edit.undoAll')}
        </Button>
      )}
    </div>
  );
}

/** The window's words as they were, each to be replaced. */
function WordChips() {
  const { t } = useTranslation();
  const swapped = useLab((lab) => lab.viewed?.swapped ?? null);
  const replaced = useLab((lab) => lab.edits.words);
  const { replaceWord } = useLabStore();
  const [open, setOpen] = useState<number | null>(null);
  const words = wordsOf(swapped?.tokens ?? []);
  if (words.length === 0) return <p className={classes.label}>{t('lab.material.edit.noWords')}</p>;
  return (
    <div>
      <p className={classes.label}>{t('lab.material.edit.words')}</p>
      <div className={classes.words}>
        {words.map(({ text: word, firstStep }, index) => {
          const text = replaced[index];
          if (open === index) {
            return (
              <input
                key={firstStep}
                className={classes.input}
                data-testid="lab-word-input"
                // biome-ignore lint/a11y/noAutofocus: the person has just pressed the word it stands in for
                autoFocus
                defaultValue={text ?? word}
                size={Math.max(6, (text ?? word).length + 2)}
                maxLength={60}
                aria-label={t('lab.material.edit.input', { word })}
                onFocus={({ currentTarget }) => currentTarget.select()}
                onBlur={() => setOpen(null)}
                onKeyDown={({ key, currentTarget }) => {
                  if (key === 'Enter') {
                    const next = currentTarget.value.trim();
                    if (next !== (text ?? word)) replaceWord(index, next === word ? '' : next);
                  }
                  if (key === 'Enter' || key === 'Escape') setOpen(null);
                }}
              />
            );
          }
          return (
            <button
              key={firstStep}
              type="button"
              className={classes.word}
              data-edited={text !== undefined || undefined}
              aria-label={
                text === undefined
                  ? t('lab.material.edit.word', { word })
                  : t('lab.material.edit.replaced', { word, text })
              }
              onClick={() => setOpen(index)}
            >
              {text === undefined ? (
                word
              ) : (
                <>
                  <s>{word}</s> {text}
                </>
              )}
            </button>
          );
        })}
      </div>
    </div>
  );
}
