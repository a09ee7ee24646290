import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/use-format.ts';
import { useLab, useLabStore } from '../store/lab-context.ts';
import { useClassName } from './names/class-name.ts';
import classes from './UserMaterial.module.css';

/** Of a network that tells classes apart: what it says of each, and the one that is looked at. */
export function ClassHead() {
  const { t } = useTranslation();
  const format = useFormat();
  const head = useLab((lab) => lab.exploration?.a.head ?? null);
  const nameOf = useClassName();
  const { chooseClass } = useLabStore();
  if (!head) return null;
  const { probabilities, chosen } = head;
  const ranked = probabilities
    .map((probability, index) => ({ probability, index }))
    .sort((a, b) => b.probability - a.probability);
  return (
    <div className={classes.head} data-testid="lab-class-head" data-best={ranked[0]?.index}>
      <NativeSelect
        size="xs"
        label={t('lab.material.own.classes')}
        data-testid="lab-class"
        value={String(chosen)}
        data={ranked.map(({ probability, index }) => ({
          value: String(index),
          label: t('lab.material.own.classChoice', {
            name: nameOf(index),
            share: format.percent(probability),
          }),
        }))}
        onChange={({ currentTarget }) => chooseClass(Number(currentTarget.value))}
      />
      <p className={classes.note}>{t('lab.material.own.about', { count: probabilities.length })}</p>
    </div>
  );
}
