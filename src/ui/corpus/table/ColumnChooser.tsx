import { useTranslation } from 'react-i18next';
import { type ColumnId, DATA_MEASURES, MEASURES } from '../../../corpus/column-id.ts';
import { Popup } from '../../page/popups.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './RowTable.module.css';

/** Which columns the table has. */
export function ColumnChooser() {
  const { t } = useTranslation('corpus');
  return (
    <Popup
      width={320}
      position="bottom-start"
      label={t('table.columns')}
      className={classes.chooser ?? ''}
      target={
        <button type="button" data-testid="corpus-columns">
          {t('table.columns')}
        </button>
      }
    >
      <Choices />
    </Popup>
  );
}

/** A box for each column there is; made when somebody wants to see them. */
function Choices() {
  const { t } = useTranslation('corpus');
  const words = useColumnWords();
  const { look } = useCorpusStore();
  const chosen = useCorpus((state) => state.tableColumns);
  const corpus = useCorpus((state) => state.corpus);
  const columns = useCorpus((state) => state.columns);
  const b = useCorpus((state) => state.b);
  const sides = b === null ? (['a'] as const) : (['a', 'b', 'difference'] as const);
  const further = [...(corpus?.further.keys() ?? [])];
  const groups: { name: string; ids: ColumnId[] }[] = [
    ...(further.length > 0
      ? [{ name: t('table.further'), ids: further.map((name): ColumnId => `file:${name}`) }]
      : []),
    {
      name: t('source.labels'),
      ids: DATA_MEASURES.map((measure): ColumnId => `data:${measure}`).filter((id) => columns?.kind(id)),
    },
    ...sides.map((side) => ({
      name: words.side(side),
      ids: MEASURES.map((measure): ColumnId => `${side}:${measure}`),
    })),
  ];
  const toggle = (id: ColumnId) =>
    look({ tableColumns: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] });
  return groups.map(({ name, ids }) => (
    <fieldset key={name}>
      <legend>{name}</legend>
      {ids.map((id) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            disabled={chosen.length === 1 && chosen[0] === id}
            onChange={() => toggle(id)}
          />
          {words.column(id)}
        </label>
      ))}
    </fieldset>
  ));
}
