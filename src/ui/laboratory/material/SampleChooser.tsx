import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { IconButton } from '../../page/IconButton.tsx';
import player from '../../source/SamplePlayer.module.css';
import { useLab, useLabStore } from '../store/lab-context.ts';
import classes from './SubjectBar.module.css';

/** Which utterance of a feature file is looked at, and what it is labelled. */
export function SampleChooser() {
  const { t } = useTranslation();
  const format = useFormat();
  const overview = useLab((lab) => lab.features?.overview ?? null);
  const index = useLab(({ subject }) => (subject.kind === 'features' ? subject.index : 0));
  const { lookAtSample } = useLabStore();
  if (!overview) return null;
  const { labels, classes: count, classNames } = overview;
  const last = labels.length - 1;
  const label = labels[index] ?? 0;
  const said =
    count > 1
      ? (classNames?.[label] ?? t('lab.material.own.class', { number: label }))
      : format.signed(label);
  const step = (icon: 'previous' | 'next', to: number) => (
    <IconButton
      icon={icon}
      label={t(`lab.material.${icon}`)}
      disabled={to < 0 || to > last}
      onClick={() => void lookAtSample(to)}
    />
  );
  return (
    <div className={classes.moment}>
      {step('previous', index - 1)}
      {step('next', index + 1)}
      <div className={classes.track}>
        <input
          type="range"
          className={player.position}
          data-testid="lab-sample"
          min={0}
          max={last}
          step={1}
          value={index}
          aria-label={t('lab.material.own.utterance')}
          aria-valuetext={t('lab.material.own.which', { number: index + 1, count: labels.length })}
          style={{ '--played': `${last > 0 ? (100 * index) / last : 100}%` } as React.CSSProperties}
          onChange={(event) => void lookAtSample(event.currentTarget.valueAsNumber)}
        />
      </div>
      <span className={player.time} data-testid="lab-sample-label" data-value={label}>
        {t('lab.material.own.which', { number: index + 1, count: labels.length })} ·{' '}
        {t('lab.material.own.labelled', { label: said })}
      </span>
    </div>
  );
}
