import { useTranslation } from 'react-i18next';
import { type ColumnId, DATA_MEASURES, MEASURES } from '../../../corpus/column-id.ts';
import { Segments } from '../../page/Segments.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { QUANTITIES, SHOWN } from '../store/corpus-state.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Heatmap.module.css';

/** What the cells say, of which network, and in which order. */
export function HeatControls() {
  const { t } = useTranslation('corpus');
  const words = useColumnWords();
  const { look } = useCorpusStore();
  const quantity = useCorpus((state) => state.quantity);
  const show = useCorpus((state) => state.show);
  const sort = useCorpus((state) => state.sort);
  const corpus = useCorpus((state) => state.corpus);
  const columns = useCorpus((state) => state.columns);
  const b = useCorpus((state) => state.b);
  const sides = b === null ? (['a'] as const) : (['a', 'b', 'difference'] as const);
  const option = (id: ColumnId) => (
    <option key={id} value={id}>
      {words.column(id)}
    </option>
  );
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
      <label className={classes.sort}>
        {t('heatmap.sort')}
        <select
          value={sort.column}
          data-testid="corpus-sort"
          onChange={({ currentTarget }) =>
            look({ sort: { ...sort, column: currentTarget.value as ColumnId } })
          }
        >
          {DATA_MEASURES.map((measure): ColumnId => `data:${measure}`)
            .filter((id) => columns?.get(id))
            .map(option)}
          {[...(corpus?.further.keys() ?? [])].map((name) => option(`file:${name}`))}
          {sides.map((side) => (
            <optgroup key={side} label={words.side(side)}>
              {MEASURES.map((measure) => option(`${side}:${measure}`))}
            </optgroup>
          ))}
        </select>
      </label>
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
