import { useTranslation } from 'react-i18next';
import { useLab, useLabStore } from '../store/lab-context.ts';
import classes from './HeadChoice.module.css';

/** Which head of an attention is drawn, or the mean of all. */
export function HeadChoice({ count, chosen }: { count: number; chosen: number | null }) {
  const { t } = useTranslation();
  const { chooseHead } = useLabStore();
  return (
    <fieldset className={classes.heads} aria-labelledby="lab-heads" data-testid="lab-heads">
      <span id="lab-heads">{t('lab.heads.title')}</span>
      {[null, ...Array.from({ length: count }, (_, head) => head)].map((head) => (
        <button
          key={head ?? 'mean'}
          type="button"
          aria-pressed={head === chosen}
          aria-label={head === null ? undefined : t('lab.heads.name', { number: head + 1 })}
          data-testid={`lab-head-${head === null ? 'mean' : head + 1}`}
          onClick={() => chooseHead(head)}
        >
          {head === null ? t('lab.heads.mean') : head + 1}
        </button>
      ))}
    </fieldset>
  );
}

/** The head that is asked for where a network has it, or else the mean of all. */
export function useChosenHead(count: number): number | null {
  const head = useLab((lab) => lab.head);
  return head !== null && head < count ? head : null;
}
