import { useTranslation } from 'react-i18next';
import { useLab } from '../../store/lab-context.ts';

/** A class by its name in the feature file, where that has names for the classes of the network; else by its number. */
export function useClassName(): (index: number) => string {
  const { t } = useTranslation();
  const classes = useLab((lab) => lab.exploration?.a.head?.probabilities.length ?? 1);
  const names = useLab((lab) => lab.features?.overview.classNames ?? null);
  return (index) =>
    (names?.length === classes ? names[index] : undefined) ?? t('lab.material.own.class', { number: index });
}
