import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '../../../corpus/column-id.ts';
import { chosenMask } from '../../../corpus/selection.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { useCorpus, useCorpusNow, useCorpusStore } from '../store/corpus-context.ts';
import { useCellWords } from '../words/use-cell-words.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import classes from './RowTable.module.css';
import { useResultFiles } from './use-result-files.ts';

const ROW_HEIGHT = 28;
const MOVES: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/** Every row that is shown, with what labels and networks say of it. */
export function RowTable() {
  const { t } = useTranslation(['corpus', 'translation']);
  const words = useColumnWords();
  const cell = useCellWords();
  const { select, point, sortBy } = useCorpusStore();
  const columns = useCorpus((state) => state.columns);
  const rows = useCorpus((state) => state.rows);
  const selection = useCorpus((state) => state.selection);
  const pointed = useCorpus((state) => state.pointed);
  const sort = useCorpus((state) => state.sort);
  const tableColumns = useCorpus((state) => state.tableColumns);
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(0);
  const [byKey, setByKey] = useState(false);
  const anchor = useRef(0);
  const chosen = useMemo(() => chosenMask(selection, columns?.rows ?? 0), [selection, columns]);
  const shown = useMemo(
    () => tableColumns.flatMap((id) => (columns?.get(id) ? [{ id, column: columns.get(id) }] : [])),
    [tableColumns, columns],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  useEffect(() => {
    if (cursor >= rows.length) setCursor(Math.max(0, rows.length - 1));
  }, [cursor, rows]);

  const source = useChartExport({
    name: 'corpus-rows',
    picture: null,
    rows: () => [
      shown.map(({ id }) => words.column(id)),
      ...Array.from(rows, (row) => shown.map(({ column }) => cell.value(column, row))),
    ],
    files: useResultFiles(),
  });
  const stretch = (from: number, to: number) => rows.subarray(Math.min(from, to), Math.max(from, to) + 1);
  const press = (place: number, event: MouseEvent | KeyboardEvent) => {
    const row = rows[place];
    if (row === undefined) return;
    if (event.shiftKey) select(stretch(anchor.current, place), 'add');
    else select([row], event.ctrlKey || event.metaKey || event.type === 'keydown' ? 'toggle' : 'replace');
    if (!event.shiftKey) anchor.current = place;
    setCursor(place);
    setByKey(event.type === 'keydown');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return select([]);
    if (event.key === ' ') {
      event.preventDefault();
      return press(cursor, event);
    }
    const move = MOVES[event.key] ?? 0;
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? rows.length - 1
          : Math.max(0, Math.min(rows.length - 1, cursor + move));
    if (to === cursor && move === 0) return;
    event.preventDefault();
    setCursor(to);
    setByKey(true);
    point(rows[to] ?? null);
    virtual.scrollToIndex(to);
    if (event.shiftKey && move !== 0) select(stretch(cursor, to), 'add');
  };
  const items = virtual.getVirtualItems();
  const here = rows[cursor];
  const spoken =
    byKey && here !== undefined
      ? shown.map(({ id, column }) => `${words.column(id)} ${cell.text(id, column, here)}`).join(', ')
      : '';
  return (
    <ChartFigure
      id="corpus-table"
      title={t('table.title')}
      info={t('table.info')}
      source={source}
      aside={t('source.shown', { shown: rows.length, n: columns?.rows ?? 0 })}
    >
      <TableBar />
      <div
        ref={scroller}
        className={classes.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, the arrow keys move over its rows
        tabIndex={0}
        role="application"
        aria-label={t('table.summary', { n: rows.length })}
        data-testid="corpus-grid"
        onKeyDown={onKeyDown}
        onPointerLeave={() => point(null)}
        onBlur={() => {
          point(null);
          setByKey(false);
        }}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              {shown.map(({ id }) => (
                <th
                  key={id}
                  scope="col"
                  data-wide={isWide(id) || undefined}
                  aria-sort={sort.column === id ? (sort.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    type="button"
                    title={t('table.sortBy', { column: words.column(id) })}
                    data-testid={`corpus-sort-${id}`}
                    onClick={() => sortBy({ column: id, descending: sort.column === id && !sort.descending })}
                  >
                    {words.column(id)}
                    {sort.column === id && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={items[0]?.start ?? 0} />
            {items.map(({ index }) => {
              const row = rows[index] as number;
              return (
                <tr
                  key={row}
                  id={`corpus-row-${index}`}
                  aria-rowindex={index + 2}
                  data-selected={chosen[row] === 1 || undefined}
                  data-pointed={row === pointed || undefined}
                  data-cursor={index === cursor || undefined}
                  data-row={row + 1}
                  style={{ height: ROW_HEIGHT }}
                  onPointerEnter={() => point(row)}
                  onClick={(event) => press(index, event)}
                >
                  {shown.map(({ id, column }) => (
                    <td key={id} data-kind={column?.kind}>
                      {cell.text(id, column, row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            <Spacer height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
          </tbody>
        </table>
        {rows.length === 0 && <p className={classes.empty}>{t('table.empty')}</p>}
        <span role="status" className={classes.spoken}>
          {spoken}
        </span>
      </div>
    </ChartFigure>
  );
}

const isWide = (id: ColumnId) => id === 'file:text' || id === 'file:words';

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr style={{ height }} /> : null;
}

/** Columns, and what to do with the selection. */
function TableBar() {
  const { t } = useTranslation('corpus');
  const { look, select } = useCorpusStore();
  // A number costs nothing: whoever brushes elsewhere sees it grow.
  const selected = useCorpusNow((state) => state.selection.length);
  const onlySelected = useCorpusNow((state) => state.onlySelected);
  return (
    <div className={classes.bar}>
      <ColumnChooser />
      {selected > 0 && (
        <>
          <span role="status" data-testid="corpus-selected" data-count={selected}>
            {t('table.selected', { n: selected })}
          </span>
          <button
            type="button"
            data-testid="corpus-only"
            onClick={() => look({ onlySelected: !onlySelected })}
          >
            {t(onlySelected ? 'table.all' : 'table.keep')}
          </button>
          <button
            type="button"
            data-testid="corpus-clear"
            onClick={() => {
              select([]);
              look({ onlySelected: false });
            }}
          >
            {t('table.clear')}
          </button>
        </>
      )}
    </div>
  );
}
