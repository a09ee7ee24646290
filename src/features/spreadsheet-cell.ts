/** What makes a spreadsheet take a cell for a formula; apostrophes before it are ours, or would be taken for ours. */
const LIVE = /^'*[=+\-@\t\r\n]/;
const GUARDED = /^'+[=+\-@\t\r\n]/;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

/** Text as it may stand in a spreadsheet: what would be run as a formula gets an apostrophe; numbers stay numbers. */
export function guardCell(text: string): string {
  return LIVE.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text that `guardCell` was given. */
export function unguardCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
