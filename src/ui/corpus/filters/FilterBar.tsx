import { useTranslation } from 'react-i18next';
import { type Filter, filterOf, withFilter } from '../../../corpus/filter.ts';
import { IconButton } from '../../page/IconButton.tsx';
import { ColumnSelect } from '../controls/ColumnSelect.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Filters.module.css';
import { NamesFilter } from './NamesFilter.tsx';
import { RangeFilter } from './RangeFilter.tsx';

const FILTERED = ['number', 'category'] as const;

/** Which rows are looked at, in every chart: words searched for, and a filter for each of some columns. */
export function FilterBar() {
  const { t } = useTranslation('corpus');
  const { look } = useCorpusStore();
  const columns = useCorpus((state) => state.columns);
  const filters = useCorpus((state) => state.filters);
  const search = useCorpus((state) => state.search);
  const shown = useCorpus((state) => state.rows.length);
  const searched = useCorpus(({ corpus }) =>
    [...(corpus?.further.values() ?? [])].some(({ kind }) => kind !== 'number'),
  );
  if (!columns) return null;
  const set = (filter: Filter) => look({ filters: withFilter(filters, filter) });
  const narrowed = filters.length > 0 || search !== '';
  return (
    <section className={classes.bar} aria-label={t('filters.title')} data-testid="corpus-filters">
      <div className={classes.line}>
        <strong>{t('filters.title')}</strong>
        {(searched || search !== '') && (
          <input
            type="search"
            value={search}
            placeholder={t('filters.search')}
            aria-label={t('filters.search')}
            data-testid="corpus-search"
            onChange={({ currentTarget }) => look({ search: currentTarget.value })}
          />
        )}
        <ColumnSelect
          label={t('filters.by')}
          value={null}
          none={t('filters.add')}
          kinds={FILTERED}
          testId="corpus-filter-add"
          onChoose={(id) => {
            const column = id && columns.get(id);
            const filter = column && filterOf(id, column);
            if (filter) set(filter);
          }}
        />
        <span role="status" className={classes.count} data-testid="corpus-shown" data-count={shown}>
          {t('source.shown', { shown, n: columns.rows })}
        </span>
        {narrowed && (
          <button
            type="button"
            data-testid="corpus-filters-clear"
            onClick={() => look({ filters: [], search: '' })}
          >
            {t('filters.clear')}
          </button>
        )}
      </div>
      {filters.length > 0 && (
        <ul className={classes.filters}>
          {filters.map((filter) => (
            <FilterCard
              key={filter.column}
              filter={filter}
              onChange={set}
              onRemove={() => look({ filters: filters.filter((other) => other !== filter) })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface FilterCardProps {
  filter: Filter;
  onChange(filter: Filter): void;
  onRemove(): void;
}

function FilterCard({ filter, onChange, onRemove }: FilterCardProps) {
  const { t } = useTranslation('corpus');
  const words = useColumnWords();
  const column = useCorpus((state) => state.columns?.get(filter.column) ?? null);
  const name = words.column(filter.column);
  return (
    <li className={classes.card} data-testid={`corpus-filter-${filter.column}`}>
      <div className={classes.head}>
        <span>{name}</span>
        <IconButton
          icon="close"
          iconSize={12}
          size={20}
          label={t('filters.remove', { column: name })}
          onClick={onRemove}
        />
      </div>
      {filter.kind === 'range' && column?.kind === 'number' ? (
        <RangeFilter name={name} filter={filter} values={column.values} onChange={onChange} />
      ) : filter.kind === 'names' && column?.kind === 'category' ? (
        <NamesFilter name={name} filter={filter} column={column} onChange={onChange} />
      ) : (
        <p>{t('filters.missing')}</p>
      )}
    </li>
  );
}
