/** Rows a person has chosen, in ascending order, each once. */
export type Selection = Int32Array;

export const NOTHING: Selection = new Int32Array();

export function selectionOf(rows: Iterable<number>): Selection {
  return Int32Array.from(new Set(rows)).sort();
}

/** The same with rows put in, or taken out where all of them are in already. */
export function toggled(selection: Selection, rows: Iterable<number>): Selection {
  const chosen = new Set(selection);
  const asked = [...rows];
  if (asked.every((row) => chosen.has(row))) for (const row of asked) chosen.delete(row);
  else for (const row of asked) chosen.add(row);
  return selectionOf(chosen);
}

/** [N], 1 for the rows chosen. */
export function chosenMask(selection: Selection, rows: number): Uint8Array {
  const mask = new Uint8Array(rows);
  for (const row of selection) if (row < rows) mask[row] = 1;
  return mask;
}

/** Rows counted from 1, neighbours as a stretch: "3-17,40". */
export function selectionText(selection: Selection): string {
  const stretches: [number, number][] = [];
  for (const row of selection) {
    const last = stretches.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else stretches.push([row, row]);
  }
  return stretches.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}-${to + 1}`)).join(',');
}

/** More rows than any corpus here has. */
const MOST_ROWS = 1_000_000;

/** Null for what is no list of rows. */
export function parseSelection(text: string): Selection | null {
  if (!/^\d{1,7}(-\d{1,7})?(,\d{1,7}(-\d{1,7})?)*$/.test(text)) return null;
  const rows: number[] = [];
  for (const stretch of text.split(',')) {
    const [from = 0, to = from] = stretch.split('-').map(Number);
    if (from < 1 || to < from || rows.length + to - from > MOST_ROWS) return null;
    for (let row = from; row <= to; row++) rows.push(row - 1);
  }
  return selectionOf(rows);
}
