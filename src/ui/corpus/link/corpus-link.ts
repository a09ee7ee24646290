import { z } from 'zod';
import { type ColumnId, parseColumn } from '../../../corpus/column-id.ts';
import type { Filter } from '../../../corpus/filter.ts';
import { filtersText, parseFilters } from '../../../corpus/filter-text.ts';
import { METRIC_NAMES } from '../../../corpus/row-metrics.ts';
import { parseSelection, selectionText } from '../../../corpus/selection.ts';
import { NETWORKS } from '../../../model/network-choice.ts';
import type { LinkTable } from '../../link/link-table.ts';
import {
  type CorpusLook,
  type CorpusState,
  DEFAULT_LOOK,
  JUDGED_VIEWS,
  LIKENESS,
  MOST_NETWORKS,
  PROJECTIONS,
  QUANTITIES,
  type Scatter,
  SHOWN,
  type Sorting,
} from '../store/corpus-state.ts';
import type { LinkedData } from '../store/corpus-store.ts';

/** What a link holds of the Corpus view. */
export interface CorpusLink extends CorpusLook {
  /** A person's file; null of the reference bank. */
  data: LinkedData | null;
}

const MOST_SEARCHED = 200;
const MOST_COLUMNS = 40;
const NONE = 'none';

const column = z
  .string()
  .max(200)
  .refine((id): id is ColumnId => parseColumn(id) !== null);

/** "a:beta" or "likeness" ascending, "-a:beta" descending. */
const sorting = z
  .string()
  .transform((text) => ({ column: text.replace(/^-/, ''), descending: text.startsWith('-') }))
  .pipe(z.object({ column: z.union([z.literal(LIKENESS), column]), descending: z.boolean() }));
const sortingText = (sort: Sorting) => `${sort.descending ? '-' : ''}${sort.column}`;

const selection = z
  .string()
  .transform((text) => parseSelection(text))
  .pipe(z.instanceof(Int32Array));

const filters = z
  .string()
  .max(4000)
  .transform((text) => parseFilters(text))
  .pipe(z.array(z.custom<Filter>()));

/** "b:beta,a:beta" or "b:beta,a:beta,data:label": the axes, and what colours. */
const scatter = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z.union([
      z.tuple([column, column]).transform(([x, y]): Scatter => ({ x, y, colour: null })),
      z.tuple([column, column, column]).transform(([x, y, colour]): Scatter => ({ x, y, colour })),
    ]),
  );
const scatterText = ({ x, y, colour }: Scatter) => [x, y, ...(colour ? [colour] : [])].join();

/** "a:residual": which network, and how. */
const ofSide = <How extends string>(ways: readonly How[]) =>
  z
    .string()
    .transform((text) => text.split(':'))
    .pipe(z.tuple([z.enum(['a', 'b']), z.enum(ways)]));

/** "3f2a…:mosi.npz": the beginning of a file's hash, and its name. */
const data = z
  .string()
  .regex(/^[0-9a-f]{8,64}:[^\p{Cc}]{1,200}$/u)
  .transform((text): LinkedData => {
    const [hash = '', ...name] = text.split(':');
    return { hash, name: name.join(':') };
  });

/** The one table of everything in the Corpus view that a link restores. */
export const CORPUS_LINK: LinkTable<CorpusLink> = {
  data: { key: 'data', read: data, write: (of) => of && `${of.hash}:${of.name}` },
  a: { key: 'a', read: z.enum(NETWORKS), write: (a) => (a === DEFAULT_LOOK.a ? null : a) },
  b: {
    key: 'b',
    read: z.union([z.enum(NETWORKS), z.literal(NONE).transform(() => null)]),
    write: (b) => (b === DEFAULT_LOOK.b ? null : (b ?? NONE)),
  },
  networks: {
    key: 'networks',
    read: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(NETWORKS)).min(1).max(MOST_NETWORKS)),
    write: (networks) => (networks.join() === DEFAULT_LOOK.networks.join() ? null : networks.join()),
  },
  quantity: {
    key: 'cells',
    read: z.enum(QUANTITIES),
    write: (quantity) => (quantity === DEFAULT_LOOK.quantity ? null : quantity),
  },
  show: { key: 'show', read: z.enum(SHOWN), write: (show) => (show === DEFAULT_LOOK.show ? null : show) },
  sort: {
    key: 'sort',
    read: sorting,
    write: (sort) => (sortingText(sort) === sortingText(DEFAULT_LOOK.sort) ? null : sortingText(sort)),
  },
  filters: {
    key: 'where',
    read: filters,
    write: (of) => (of.length === 0 ? null : filtersText(of)),
  },
  search: { key: 'search', read: z.string().max(MOST_SEARCHED), write: (search) => search || null },
  selection: {
    key: 'rows',
    read: selection,
    write: (rows) => (rows.length === 0 ? null : selectionText(rows)),
  },
  onlySelected: {
    key: 'only',
    read: z.literal('selected').transform(() => true),
    write: (only) => (only ? 'selected' : null),
  },
  sliceBy: {
    key: 'slices',
    read: column,
    write: (by) => (by === DEFAULT_LOOK.sliceBy ? null : by),
  },
  metric: {
    key: 'metric',
    read: z.enum(METRIC_NAMES),
    write: (metric) => (metric === DEFAULT_LOOK.metric ? null : metric),
  },
  scatter: {
    key: 'scatter',
    read: scatter,
    write: (of) => (scatterText(of) === scatterText(DEFAULT_LOOK.scatter) ? null : scatterText(of)),
  },
  judged: {
    key: 'judged',
    read: ofSide(JUDGED_VIEWS).transform(([side, view]) => ({ side, view })),
    write: ({ side, view }) => (side === 'a' && view === 'prediction' ? null : `${side}:${view}`),
  },
  projected: {
    key: 'projected',
    read: ofSide(PROJECTIONS).transform(([side, by]) => ({ side, by })),
    write: ({ side, by }) => (side === 'a' && by === 'pca' ? null : `${side}:${by}`),
  },
  tableColumns: {
    key: 'columns',
    read: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(column).min(1).max(MOST_COLUMNS)),
    write: (columns) => (columns.join() === DEFAULT_LOOK.tableColumns.join() ? null : columns.join()),
  },
};

/** A link without a part means what the view begins with. */
export const CORPUS_DEFAULTS: CorpusLink = { ...DEFAULT_LOOK, data: null };

/** What a link holds of the view as it is now. */
export function linkOf(state: CorpusState): CorpusLink {
  const name = state.corpus?.name;
  return { ...state, data: state.data !== null && name != null ? { hash: state.data, name } : null };
}
