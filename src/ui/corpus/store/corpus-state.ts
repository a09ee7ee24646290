import type { Problem } from '../../../app/problem.ts';
import type { ColumnId, Pair } from '../../../corpus/column-id.ts';
import type { Columns, Results } from '../../../corpus/columns.ts';
import type { Corpus } from '../../../corpus/corpus.ts';
import type { Filter } from '../../../corpus/filter.ts';
import type { MetricName } from '../../../corpus/row-metrics.ts';
import type { OpenedCorpus } from '../../../corpus/run/api.ts';
import type { Selection } from '../../../corpus/selection.ts';
import type { NetworkName } from '../../../model/network-choice.ts';

/** What a cell of the heatmap says: signed sentiment points, a share of all that moves the prediction, or beta. */
export const QUANTITIES = ['contribution', 'share', 'beta'] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** Which networks the heatmap shows: both beside their difference, or one of the three. */
export const SHOWN = ['both', 'a', 'b', 'difference'] as const;
export type Shown = (typeof SHOWN)[number];

/** So many networks run over one corpus at most. */
export const MOST_NETWORKS = 4;

/** Rows that are alike in what the heatmap shows stand together, instead of in the order of a column. */
export const LIKENESS = 'likeness';
export type SortColumn = ColumnId | typeof LIKENESS;

export interface Sorting {
  column: SortColumn;
  descending: boolean;
}

/** Two columns against each other, and one that colours. */
export interface Scatter {
  x: ColumnId;
  y: ColumnId;
  colour: ColumnId | null;
}

/** How predictions are held against labels, and of which network. */
export const JUDGED_VIEWS = ['prediction', 'residual', 'confusion'] as const;
export type JudgedView = (typeof JUDGED_VIEWS)[number];

/** How pooled vectors are brought into a plane. */
export const PROJECTIONS = ['pca', 'umap'] as const;
export type Projection = (typeof PROJECTIONS)[number];

/** What a person looks at, of whatever corpus. */
export interface CorpusLook extends Pair {
  /** What runs over a person's rows: those that are compared are among them. */
  networks: readonly NetworkName[];
  quantity: Quantity;
  show: Shown;
  sort: Sorting;
  filters: readonly Filter[];
  search: string;
  selection: Selection;
  /** Rows that are not selected are left out. */
  onlySelected: boolean;
  /** The column that cuts the rows into slices. */
  sliceBy: ColumnId;
  metric: MetricName;
  /** Columns of the table, in their order. */
  tableColumns: readonly ColumnId[];
  scatter: Scatter;
  judged: { side: 'a' | 'b'; view: JudgedView };
  projected: { side: 'a' | 'b'; by: Projection };
}

export const DEFAULT_LOOK: CorpusLook = {
  a: 'dbr',
  b: 'plain',
  networks: ['dbr', 'plain'],
  quantity: 'contribution',
  show: 'both',
  sort: { column: 'a:beta', descending: false },
  filters: [],
  search: '',
  selection: new Int32Array(),
  onlySelected: false,
  sliceBy: 'data:label',
  metric: 'mae',
  scatter: { x: 'b:beta', y: 'a:beta', colour: 'data:label' },
  judged: { side: 'a', view: 'prediction' },
  projected: { side: 'a', by: 'pca' },
  tableColumns: [
    'data:row',
    'data:label',
    'a:prediction',
    'b:prediction',
    'a:absoluteError',
    'b:absoluteError',
    'a:beta',
    'b:beta',
    'a:conflict',
  ],
};

/** How running a network over the rows goes. */
export interface RunProgress {
  network: NetworkName;
  status: 'running' | 'paused' | 'stopped';
  /** Rows done, those kept from before too. */
  done: number;
  /** Null before a chunk is done. */
  rowsPerSecond: number | null;
}

/** What a network says of rows of which it is given some modalities alone. */
export interface MissingPredictions {
  /** [N], 1 for the rows that were run. */
  done: Uint8Array;
  /** For each way of `keptOf`, [N]; NaN of rows that were not run, or of which nothing was left. */
  predictions: readonly Float64Array[];
}

/** How running with some modalities alone goes. */
export interface MissingProgress {
  network: NetworkName;
  done: number;
  of: number;
}

export interface CorpusState extends CorpusLook {
  status: 'loading' | 'ready' | 'failed';
  /** The files that are being read, none where sessions are; null while nothing is. */
  reading: readonly string[] | null;
  /** How the files that are open are written, where it is not in UTF-8 with commas. */
  written: OpenedCorpus['written'];
  /** The beginning of the opened file's hash, for links; null of the bank, and where the browser does not hash. */
  data: string | null;
  /** A link shows rows of this file, which is not here. */
  needs: string | null;
  run: RunProgress | null;
  /** Networks that run after the one that does. */
  waiting: readonly NetworkName[];
  /** Networks that could not run over these rows. */
  failed: readonly NetworkName[];
  /** What networks said with some modalities alone, of the rows that somebody asked for. */
  missing: Partial<Record<NetworkName, MissingPredictions>>;
  missingRun: MissingProgress | null;
  /** Vectors of texts were asked for and are not there yet. */
  encoding: boolean;
  /** What is brought next goes below the rows that are open. */
  adding: boolean;
  /** Weights of a person's own are there. */
  hasOwn: boolean;
  problem: Problem | null;
  corpus: Corpus | null;
  results: Results;
  /** Of the corpus and the two networks; null while there is none. */
  columns: Columns | null;
  /** [N], each row's place by likeness; null before it is known, and where nobody asked. */
  likeness: Float64Array | null;
  /** The rows that pass, as the corpus has them: the same array, however they are sorted. */
  shown: Int32Array;
  /** The same in the order they are sorted in. */
  rows: Int32Array;
  /** The row under the pointer or a cursor, marked in every chart. */
  pointed: number | null;
}
