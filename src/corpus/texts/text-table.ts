import { byModality } from '../../model/modalities.ts';
import type { Column, Corpus } from '../corpus.ts';
import { furtherColumn, namesColumn, wordsColumn } from './further.ts';
import { isEmpty, readLabelColumn, readSentiments, type TableLabels } from './labels.ts';
import { KNOWN, type Known, type Table, TableError } from './table.ts';

/** A table of texts as a corpus, and its texts. */
export interface TextTable {
  corpus: Corpus;
  /** [N] */
  texts: readonly string[];
}

/** Longer texts are no utterances, and only their ends would be read. */
const MOST_CHARACTERS = 20_000;
const NAMED = 400;

/**
 * Makes a corpus of a table: `text` is required, `id`, `label` and `split` are read where they are there, and every other
 * column is one of the corpus.
 * @param name of the file
 * @throws TableError with row and column
 */
export function textTable(name: string, table: Table): TextTable {
  const { rows, columns } = table;
  const at = (known: Known): string | undefined => KNOWN[known].find((column) => columns.has(column));
  const text = at('text');
  if (text === undefined) throw lacking(table);
  const cells = columns.get(text) ?? [];
  const texts = cells.map((cell, row) =>
    requireText(String(cell ?? ''), `${table.place(row)}, column "${text}"`),
  );
  const [id, label, own, split] = [at('id'), at('label'), at('own'), at('split')];
  if (id !== undefined) requireUnique(table, id);
  const none: TableLabels = { classes: 1, classNames: null, label: new Float64Array(rows).fill(Number.NaN) };
  const labels = label === undefined ? none : readLabelColumn(table, label);
  const said = own !== undefined && labels.classes === 1 ? readSentiments(table, own) : labels.label;
  const splits = split === undefined ? null : namesColumn(columns.get(split) ?? []);
  const further = [...columns].flatMap(([column, values]): [string, Column][] => {
    if (column === label || column === split) return [];
    const made = column === text || column === id ? wordsColumn(values) : furtherColumn(values);
    return made ? [[column, made]] : [];
  });
  return {
    texts,
    corpus: {
      name,
      rows,
      ...labels,
      valences: byModality((modality) =>
        modality === 'language' ? said : new Float64Array(rows).fill(Number.NaN),
      ),
      present: byModality((modality) => new Uint8Array(rows).fill(modality === 'language' ? 1 : 0)),
      length: null,
      split: splits && splits.names.length > 1 ? splits : null,
      further: new Map(further),
    },
  };
}

function lacking({ columns }: Table): TableError {
  const there = [...columns.keys()].join(', ').slice(0, NAMED);
  return new TableError(
    `column "text" is missing; there are ${there}. The first line must name the columns: text, and perhaps id, label and split`,
  );
}

/** @throws TableError */
function requireText(text: string, place: string): string {
  if (isEmpty(text)) throw new TableError(`${place} is empty`);
  if (text.length > MOST_CHARACTERS)
    throw new TableError(`${place} has ${text.length} characters, ${MOST_CHARACTERS} at most`);
  return text;
}

/** @throws TableError when a row has no id, or that of another */
function requireUnique(table: Table, column: string): void {
  const known = new Map<string, number>();
  for (const [row, cell] of (table.columns.get(column) ?? []).entries()) {
    const place = `${table.place(row)}, column "${column}"`;
    if (isEmpty(cell)) throw new TableError(`${place} is empty`);
    const id = String(cell).trim();
    const before = known.get(id);
    if (before !== undefined)
      throw new TableError(`${place} says "${id.slice(0, 40)}", as ${table.place(before)} does already`);
    known.set(id, row);
  }
}
