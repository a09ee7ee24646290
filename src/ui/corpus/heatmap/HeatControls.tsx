import { useTranslation } from 'react-i18next';
import { Segments } from '../../page/Segments.tsx';
import { ColumnSelect } from '../controls/ColumnSelect.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { LIKENESS, QUANTITIES, SHOWN } from '../store/corpus-state.ts';
import classes from './Heatmap.module.css';

/** What the cells say, of which network, and in which order. */
export function HeatControls() {
  const { t } = useTranslation('corpus');
  const { look } = useCorpusStore();
  const quantity = useCorpus((state) => state.quantity);
  const show = useCorpus((state) => state.show);
  const sort = useCorpus((state) => state.sort);
  const b = useCorpus((state) => state.b);
  return (
    <div className={classes.controls}>
      <Segments
        label={t('heatmap.quantity')}
        choices={QUANTITIES}
        isOn={(choice) => quantity === choice}
        onPress={(choice) => look({ quantity: choice })}
        text={(choice) => t(`heatmap.${choice}`)}
        testId={(choice) => `corpus-quantity-${choice}`}
      />
      {b !== null && (
        <Segments
          label={t('heatmap.show')}
          choices={SHOWN}
          isOn={(choice) => show === choice}
          onPress={(choice) => look({ show: choice })}
          text={(choice) => t(`heatmap.${choice}`)}
          testId={(choice) => `corpus-show-${choice}`}
        />
      )}
      <ColumnSelect
        label={t('heatmap.sort')}
        value={sort.column === LIKENESS ? null : sort.column}
        none={t('heatmap.likeness')}
        testId="corpus-sort"
        onChoose={(column) => look({ sort: { ...sort, column: column ?? LIKENESS } })}
      />
      <button
        type="button"
        className={classes.direction}
        data-testid="corpus-direction"
        onClick={() => look({ sort: { ...sort, descending: !sort.descending } })}
      >
        {t(sort.descending ? 'heatmap.descending' : 'heatmap.ascending')}
      </button>
    </div>
  );
}
