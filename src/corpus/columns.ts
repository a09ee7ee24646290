import { conflict, modalityRows, type UtteranceTable } from '../diagnostics/index.ts';
import { BRANCHES, type Branch, MODALITIES, type Modality } from '../model/modalities.ts';
import type { NetworkName } from '../model/network-choice.ts';
import {
  type ColumnId,
  type DataMeasure,
  type Measure,
  type Pair,
  parseColumn,
  type Side,
} from './column-id.ts';
import type { Column, Corpus } from './corpus.ts';

/** What each network makes of a corpus, row by row. */
export type Results = Partial<Record<NetworkName, UtteranceTable>>;

/** Every column of a corpus by its name, each made when it is first asked for. */
export interface Columns {
  rows: number;
  /** Null where there is none: no such column in the file, or no such network yet. */
  get(id: ColumnId): Column | null;
  /** Of what it is, without making it; null where there is none. */
  kind(id: ColumnId): Column['kind'] | null;
  /**
   * Of a column of numbers; of one of names each row's index among them; for any other NaN in every row. The same array each
   * time.
   */
  numbers(id: ColumnId): Float64Array;
}

/** The columns of a corpus and of two networks' results. */
export function openColumns(corpus: Corpus, results: Results, pair: Pair): Columns {
  const made = new Map<ColumnId, Column | null>();
  const numbered = new Map<ColumnId, Float64Array>();
  const tables: Record<Exclude<Side, 'difference'>, UtteranceTable | undefined> = {
    a: results[pair.a],
    b: pair.b === null ? undefined : results[pair.b],
  };

  function make(id: ColumnId): Column | null {
    const parsed = parseColumn(id);
    if (!parsed) return null;
    switch (parsed.of) {
      case 'file':
        return corpus.further.get(parsed.name) ?? null;
      case 'data':
        return dataColumn(corpus, parsed.measure);
      case 'difference':
        return minus(get(`a:${parsed.measure}`), get(`b:${parsed.measure}`));
      default: {
        const table = tables[parsed.of];
        return table ? networkColumn(corpus, table, parsed.measure) : null;
      }
    }
  }

  function get(id: ColumnId): Column | null {
    const known = made.get(id);
    if (known !== undefined) return known;
    const column = make(id);
    made.set(id, column);
    return column;
  }

  function kind(id: ColumnId): Column['kind'] | null {
    const parsed = parseColumn(id);
    if (parsed?.of === 'file') return get(id)?.kind ?? null;
    if (parsed?.of === 'data') return dataKind(corpus, parsed.measure);
    if (!parsed || (parsed.of === 'difference' ? !tables.a || !tables.b : !tables[parsed.of])) return null;
    if (corpus.classes === 1) return 'number';
    if (parsed.measure === 'error') return null;
    if (parsed.measure !== 'prediction') return 'number';
    return parsed.of === 'difference' ? null : 'category';
  }

  return {
    rows: corpus.rows,
    get,
    kind,
    numbers(id) {
      const known = numbered.get(id) ?? numbersOf(get(id), corpus.rows);
      numbered.set(id, known);
      return known;
    },
  };
}

function numbersOf(column: Column | null, rows: number): Float64Array {
  if (column?.kind === 'number') return column.values;
  if (column?.kind === 'category')
    return Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code));
  return new Float64Array(rows).fill(Number.NaN);
}

const numberColumn = (values: Float64Array): Column => ({ kind: 'number', values });

function minus(one: Column | null, other: Column | null): Column | null {
  if (one?.kind !== 'number' || other?.kind !== 'number') return null;
  return numberColumn(one.values.map((value, row) => value - (other.values[row] as number)));
}

function dataColumn(corpus: Corpus, measure: DataMeasure): Column | null {
  const { rows, label, valences, present } = corpus;
  const each = (of: (row: number) => number) =>
    numberColumn(Float64Array.from({ length: rows }, (_, row) => of(row)));
  switch (measure) {
    case 'row':
      return each((row) => row + 1);
    case 'label':
      return labelColumn(corpus, label);
    case 'split':
      return corpus.split;
    case 'length':
      return corpus.length && numberColumn(corpus.length);
    case 'present':
      return presentColumn(corpus);
    case 'disagreement':
      // How far classes lie apart is not said by their numbers.
      if (corpus.classes > 1) return null;
      return each((row) => {
        const known = MODALITIES.map((modality) => valences[modality][row] as number);
        const counted = MODALITIES.map(
          (modality, m) => Boolean(present[modality][row]) && !Number.isNaN(known[m]),
        );
        return counted.filter(Boolean).length < 2 ? Number.NaN : conflict(known, counted);
      });
    default:
      return labelColumn(corpus, valences[lastPart(measure) as Modality]);
  }
}

/** Of what a column of the data is, as `dataColumn` makes it. */
function dataKind({ classes, split, length }: Corpus, measure: DataMeasure): Column['kind'] | null {
  switch (measure) {
    case 'row':
      return 'number';
    case 'split':
      return split && 'category';
    case 'length':
      return length && 'number';
    case 'present':
      return 'category';
    case 'disagreement':
      return classes > 1 ? null : 'number';
    default:
      return classes > 1 ? 'category' : 'number';
  }
}

/** Labels and predictions: sentiment as numbers, classes by their names. */
function labelColumn(
  { classes, classNames }: Pick<Corpus, 'classes' | 'classNames'>,
  values: Float64Array,
): Column {
  if (classes === 1) return numberColumn(values);
  const names = Array.from({ length: classes }, (_, index) => classNames?.[index] ?? String(index));
  const codes = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : value));
  return { kind: 'category', codes, names };
}

/** Of classes a prediction is right or wrong, and no further off than that. */
function networkColumn(corpus: Corpus, table: UtteranceTable, measure: Measure): Column | null {
  const values = measured(corpus, table, measure);
  if (corpus.classes === 1) return numberColumn(values);
  if (measure === 'prediction') return labelColumn(corpus, values);
  if (measure === 'error') return null;
  return numberColumn(measure === 'absoluteError' ? values.map(Math.sign) : values);
}

/** Which modalities a row has, as one of the ways it can have them: "language+visual". */
function presentColumn({ rows, present }: Corpus): Column {
  const names: string[] = [];
  const codes = Int32Array.from({ length: rows }, (_, row) => {
    const name = MODALITIES.filter((modality) => present[modality][row]).join('+');
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  });
  return { kind: 'category', codes, names };
}

const lastPart = (measure: string) => measure.slice(measure.lastIndexOf('-') + 1);

/** [N], NaN where the row has no such number. */
function measured(corpus: Corpus, table: UtteranceTable, measure: Measure): Float64Array {
  const { columns, utterances } = table;
  const each = (of: (row: number) => number) =>
    Float64Array.from({ length: utterances }, (_, row) => of(row));
  const error = (row: number) => (columns.prediction[row] as number) - (corpus.label[row] as number);
  switch (measure) {
    case 'prediction':
      return Float64Array.from(columns.prediction);
    case 'error':
      return each(error);
    case 'absoluteError':
      return each((row) => Math.abs(error(row)));
    case 'beta':
      return Float64Array.from(columns.balance);
    case 'bias':
      return Float64Array.from(columns.bias);
    case 'imbalance':
      return Float64Array.from(columns.balance, Math.abs);
    case 'conflict': {
      const opinions = MODALITIES.map((modality) => modalityRows(table, 'unimodal', modality).values);
      const present = MODALITIES.map((modality) => modalityRows(table, 'present', modality).values);
      return each((row) =>
        conflict(
          opinions.map((values) => values[row] as number),
          present.map((values) => Boolean(values[row])),
        ),
      );
    }
    default:
      return ofModality(table, measure);
  }
}

type ModalityMeasure = Extract<Measure, `${string}-${string}`>;

/** Numbers of one modality, NaN where the row does not have it. */
function ofModality(table: UtteranceTable, measure: ModalityMeasure): Float64Array {
  const modality = lastPart(measure) as Modality;
  const [quantity, branch] = measure.split('-') as [string, Branch | Modality];
  const present = modalityRows(table, 'present', modality).values;
  const where = (of: (row: number) => number) =>
    Float64Array.from({ length: table.utterances }, (_, row) => (present[row] ? of(row) : Number.NaN));
  if (quantity === 'beta') {
    const { values } = modalityRows(table, 'balanceByModality', modality);
    return where((row) => values[row] as number);
  }
  if (quantity === 'opinion') {
    const { values } = modalityRows(table, 'unimodal', modality);
    return where((row) => values[row] as number);
  }
  const column = BRANCHES.indexOf(branch as Branch);
  if (quantity === 'contribution') {
    const { values } = modalityRows(table, 'contribution', modality);
    return where((row) => values[2 * row + column] as number);
  }
  const { values } = modalityRows(table, 'magnitude', modality);
  const totals = allMagnitudes(table);
  return where((row) =>
    totals[row] === 0 ? 0 : (values[2 * row + column] as number) / (totals[row] as number),
  );
}

/** [N], magnitudes of all branches and modalities together. */
function allMagnitudes(table: UtteranceTable): Float64Array {
  const all = MODALITIES.map((modality) => modalityRows(table, 'magnitude', modality).values);
  return Float64Array.from({ length: table.utterances }, (_, row) =>
    all.reduce((sum, values) => sum + (values[2 * row] as number) + (values[2 * row + 1] as number), 0),
  );
}
