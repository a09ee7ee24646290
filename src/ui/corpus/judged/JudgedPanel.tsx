import { useTranslation } from 'react-i18next';
import { Segments } from '../../page/Segments.tsx';
import classes from '../points/Points.module.css';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { JUDGED_VIEWS } from '../store/corpus-state.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import { ConfusionChart } from './ConfusionChart.tsx';
import { JudgedChart } from './JudgedChart.tsx';

const SIDES = ['a', 'b'] as const;

/** Predictions held against labels: point by point, by what is missing, or class by class. */
export function JudgedPanel() {
  const { t } = useTranslation('corpus');
  const words = useColumnWords();
  const { look } = useCorpusStore();
  const judged = useCorpus((state) => state.judged);
  const b = useCorpus((state) => state.b);
  const count = useCorpus((state) => state.corpus?.classes ?? 1);
  const labelled = useCorpus((state) => state.corpus?.label.some((label) => !Number.isNaN(label)) ?? false);
  const side = b === null ? 'a' : judged.side;
  // How far one class is from another is not said by their numbers.
  const view = count > 1 ? 'confusion' : judged.view;
  const controls = (
    <div className={classes.controls}>
      {b !== null && (
        <Segments
          label={t('judged.network')}
          choices={SIDES}
          isOn={(choice) => side === choice}
          onPress={(choice) => look({ judged: { ...judged, side: choice } })}
          text={words.side}
          testId={(choice) => `corpus-judged-${choice}`}
        />
      )}
      {count === 1 && (
        <Segments
          label={t('judged.view')}
          choices={JUDGED_VIEWS}
          isOn={(choice) => view === choice}
          onPress={(choice) => look({ judged: { ...judged, view: choice } })}
          text={(choice) => t(`judged.views.${choice}`)}
          testId={(choice) => `corpus-judged-${choice}`}
        />
      )}
    </div>
  );
  if (!labelled) return <p>{t('slices.unlabelled')}</p>;
  return view === 'confusion' ? (
    <ConfusionChart side={side} classes={count}>
      {controls}
    </ConfusionChart>
  ) : (
    <JudgedChart side={side} view={view}>
      {controls}
    </JudgedChart>
  );
}
