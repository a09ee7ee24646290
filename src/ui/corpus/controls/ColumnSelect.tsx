import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnId, DATA_MEASURES, MEASURES } from '../../../corpus/column-id.ts';
import type { Column } from '../../../corpus/corpus.ts';
import { useCorpus } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';

interface ColumnSelectProps {
  label: string;
  /** Null for none of them. */
  value: ColumnId | null;
  /** What is offered; all when not said. */
  kinds?: readonly Column['kind'][];
  /** How the choice of no column is called; absent where there has to be one. */
  none?: string;
  testId: string;
  onChoose(id: ColumnId | null): void;
}

/** Chooses one of all columns there are: those of the data, of the file, and of each network. */
export function ColumnSelect({ label, value, kinds, none, testId, onChoose }: ColumnSelectProps) {
  return (
    <label>
      {label}
      <select
        value={value ?? ''}
        data-testid={testId}
        onChange={({ currentTarget }) => onChoose((currentTarget.value || null) as ColumnId | null)}
      >
        {none !== undefined && <option value="">{none}</option>}
        <Offered kinds={kinds} />
      </select>
    </label>
  );
}

/** A hundred columns: made anew when there are others, not whenever something moves beside them. */
const Offered = memo(function Offered({ kinds }: { kinds: ColumnSelectProps['kinds'] | undefined }) {
  const { t } = useTranslation('corpus');
  const words = useColumnWords();
  const corpus = useCorpus((state) => state.corpus);
  const columns = useCorpus((state) => state.columns);
  const b = useCorpus((state) => state.b);
  const offered = (id: ColumnId) => {
    const kind = columns?.kind(id);
    return kind != null && (!kinds || kinds.includes(kind));
  };
  const sides = b === null ? (['a'] as const) : (['a', 'b', 'difference'] as const);
  const groups = [
    { name: t('source.labels'), ids: DATA_MEASURES.map((measure): ColumnId => `data:${measure}`) },
    {
      name: t('table.further'),
      ids: [...(corpus?.further.keys() ?? [])].map((name): ColumnId => `file:${name}`),
    },
    ...sides.map((side) => ({
      name: words.side(side),
      ids: MEASURES.map((measure): ColumnId => `${side}:${measure}`),
    })),
  ]
    .map(({ name, ids }) => ({ name, ids: ids.filter(offered) }))
    .filter(({ ids }) => ids.length > 0);
  return groups.map(({ name, ids }) => (
    <optgroup key={name} label={name}>
      {ids.map((id) => (
        <option key={id} value={id}>
          {words.column(id)}
        </option>
      ))}
    </optgroup>
  ));
});
