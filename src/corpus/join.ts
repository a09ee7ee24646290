import { byModality, MODALITIES } from '../model/modalities.ts';
import type { CategoryColumn, Column, Corpus } from './corpus.ts';

/** The column that says which of several sources a row is from. */
export const SOURCE_COLUMN = 'source';

/** Why these are no one corpus; null where they are. */
export function disunity(parts: readonly Corpus[]): string | null {
  const [first] = parts;
  const other = parts.find(
    ({ classes, classNames }) =>
      classes !== first?.classes || (classNames ?? []).join('\n') !== (first.classNames ?? []).join('\n'),
  );
  if (!first || !other) return null;
  const labelsOf = ({ classes, classNames }: Corpus) =>
    classes === 1
      ? 'a sentiment'
      : `one of ${classes} classes${classNames ? ` (${classNames.join(', ')})` : ''}`;
  return `a label of ${first.name} is ${labelsOf(first)}, one of ${other.name} ${labelsOf(other)}`;
}

/**
 * Several corpora as one, row below row, with a column that says where each row is from. A column that some lack is empty
 * in their rows; one that is of numbers here and of words there becomes words.
 * @throws RangeError without any
 */
export function joinCorpora(parts: readonly Corpus[]): Corpus {
  const [first] = parts;
  if (!first) throw new RangeError('There is no corpus to join.');
  if (parts.length === 1) return first;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const numbers = (of: (part: Corpus) => Float64Array | null) => {
    const all = new Float64Array(rows).fill(Number.NaN);
    let at = 0;
    for (const part of parts) {
      const own = of(part);
      if (own) all.set(own, at);
      at += part.rows;
    }
    return all;
  };
  const names = new Set(parts.flatMap(({ further }) => [...further.keys()]));
  const further = [...names].map((name) => {
    const columns = parts.map((part) => ({ rows: part.rows, column: part.further.get(name) ?? null }));
    return [name, joinColumns(columns)] as const;
  });
  const source = names.has(SOURCE_COLUMN) ? `${SOURCE_COLUMN} file` : SOURCE_COLUMN;
  const labels = parts.map((part) => ({ rows: part.rows, column: part.split }));
  return {
    name: nameOf(parts.map(({ name }) => name ?? '')),
    rows,
    classes: first.classes,
    classNames: first.classNames,
    label: numbers(({ label }) => label),
    valences: byModality((modality) => numbers(({ valences }) => valences[modality])),
    present: byModality((modality) =>
      Uint8Array.from(parts.flatMap(({ present }) => [...present[modality]])),
    ),
    length: parts.some(({ length }) => length) ? numbers(({ length }) => length) : null,
    split: parts.some(({ split }) => split) ? (joinColumns(labels) as CategoryColumn) : null,
    further: new Map([
      [source, joinColumns(parts.map((part) => ({ rows: part.rows, column: oneName(part) })))],
      ...further,
    ]),
  };
}

function nameOf(names: readonly string[]): string {
  return names.length === 2 ? names.join(' + ') : `${names[0]} + ${names.length - 1}`;
}

function oneName({ name, rows }: Corpus): CategoryColumn {
  return { kind: 'category', codes: new Int32Array(rows), names: [name ?? ''] };
}

interface Part {
  rows: number;
  column: Column | null;
}

function joinColumns(parts: readonly Part[]): Column {
  const kinds = new Set(parts.flatMap(({ column }) => (column ? [column.kind] : [])));
  const each = <Value>(of: (column: Column | null, row: number) => Value) =>
    parts.flatMap(({ rows, column }) => Array.from({ length: rows }, (_, row) => of(column, row)));
  if (kinds.size === 1 && kinds.has('number'))
    return {
      kind: 'number',
      values: Float64Array.from(
        each((column, row) => (column?.kind === 'number' ? (column.values[row] as number) : Number.NaN)),
      ),
    };
  const words = each(cellText);
  if (kinds.size === 1 && kinds.has('category')) {
    const names = [...new Set(words.filter((word) => word !== ''))];
    const places = new Map(names.map((name, place) => [name, place]));
    return { kind: 'category', names, codes: Int32Array.from(words, (word) => places.get(word) ?? -1) };
  }
  return { kind: 'text', values: words };
}

function cellText(column: Column | null, row: number): string {
  switch (column?.kind) {
    case 'number': {
      const value = column.values[row] as number;
      return Number.isNaN(value) ? '' : String(value);
    }
    case 'category':
      return column.names[column.codes[row] as number] ?? '';
    case 'text':
      return column.values[row] ?? '';
    default:
      return '';
  }
}

/** The features of several sources as those of one: of which they disagree on, the difference is said. */
export function commonMake<Value>(
  parts: readonly {
    name: string;
    of: Readonly<Partial<Record<(typeof MODALITIES)[number], Value | null>>>;
  }[],
): { of: Partial<Record<(typeof MODALITIES)[number], Value>>; disunity: string | null } {
  const common: Partial<Record<(typeof MODALITIES)[number], Value>> = {};
  for (const modality of MODALITIES) {
    for (const { name, of } of parts) {
      const own = of[modality];
      if (own == null) continue;
      const known = common[modality];
      if (known !== undefined && known !== own)
        return { of: common, disunity: `${name}: ${modality} ${own} ≠ ${known}` };
      common[modality] = own;
    }
  }
  return { of: common, disunity: null };
}
