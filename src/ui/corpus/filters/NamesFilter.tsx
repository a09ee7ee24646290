import { useMemo } from 'react';
import type { CategoryColumn } from '../../../corpus/corpus.ts';
import type { Filter } from '../../../corpus/filter.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import classes from './Filters.module.css';

type Names = Extract<Filter, { kind: 'names' }>;

interface NamesFilterProps {
  name: string;
  filter: Names;
  column: CategoryColumn;
  onChange(filter: Names): void;
}

/** Each name with how many rows have it, to be ticked. */
export function NamesFilter({ name, filter, column, onChange }: NamesFilterProps) {
  const words = useColumnWords();
  const counted = useMemo(() => {
    const counts = new Map<string, number>();
    for (const code of column.codes) {
      const of = column.names[code];
      if (of !== undefined) counts.set(of, (counts.get(of) ?? 0) + 1);
    }
    return column.names.map((of) => ({ of, count: counts.get(of) ?? 0 }));
  }, [column]);
  const toggle = (of: string) =>
    onChange({
      ...filter,
      // In the column's order, so that the same names are the same address.
      names: column.names.filter((other) => filter.names.includes(other) !== (other === of)),
    });
  return (
    <fieldset className={classes.names} aria-label={name}>
      {counted.map(({ of, count }) => (
        <label key={of}>
          <input type="checkbox" checked={filter.names.includes(of)} onChange={() => toggle(of)} />
          <span>{words.name(of)}</span>
          <span className={classes.count}>{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
