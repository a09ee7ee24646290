import { type ColumnId, parseColumn } from './column-id.ts';
import type { Filter } from './filter.ts';

/** More filters than a person sets by hand. */
const MOST_FILTERS = 40;
const MOST_NAMES = 200;

/** Filters as an address writes them: "data:label,range,-1,1;data:split,is,test,valid". */
export function filtersText(filters: readonly Filter[]): string {
  return filters
    .map((filter) => {
      const rest =
        filter.kind === 'range'
          ? ['range', String(filter.low), String(filter.high)]
          : ['is', ...filter.names];
      return [filter.column, ...rest].map(escaped).join(',');
    })
    .join(';');
}

/** Null for what is no list of filters. */
export function parseFilters(text: string): Filter[] | null {
  const parts = text.split(';');
  if (parts.length > MOST_FILTERS) return null;
  const filters = parts.map(parseFilter);
  return filters.every((filter) => filter !== null) ? filters : null;
}

function parseFilter(text: string): Filter | null {
  const fields = text.split(',').map(unescaped);
  if (!fields.every((field) => field !== null)) return null;
  const [column = '', kind, ...rest] = fields;
  if (!parseColumn(column)) return null;
  const of = { column: column as ColumnId };
  if (kind === 'is') return rest.length <= MOST_NAMES ? { kind: 'names', ...of, names: rest } : null;
  const [low, high] = rest.map(Number);
  const isRange = kind === 'range' && rest.length === 2 && !rest.includes('');
  if (!isRange || low === undefined || high === undefined || !(low <= high)) return null;
  return { kind: 'range', ...of, low, high };
}

/** What separates is written as its code, and so is what begins a code. */
const escaped = (field: string) =>
  field.replaceAll(/[%,;]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function unescaped(field: string): string | null {
  return /%(?!25|2C|3B)/.test(field)
    ? null
    : field.replaceAll(/%(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
