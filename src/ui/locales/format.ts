import {
  formatClock,
  formatList,
  formatMegabytes,
  formatNumber,
  formatPercent,
  formatSigned,
} from './numbers.ts';

/** Number formats of a language. */
export interface Format {
  signed: (value: number, digits?: number) => string;
  number: (value: number, digits?: number) => string;
  percent: (share: number) => string;
  megabytes: (bytes: number) => string;
  clock: (seconds: number, tenths?: boolean) => string;
  /** "a, b and c" */
  list: (parts: readonly string[]) => string;
}

/** @param locale BCP 47 */
export function formatOf(locale: string): Format {
  return {
    signed: (value, digits) => formatSigned(value, locale, digits),
    number: (value, digits) => formatNumber(value, locale, digits),
    percent: (share) => formatPercent(share, locale),
    megabytes: (bytes) => formatMegabytes(bytes, locale),
    clock: (seconds, tenths) => formatClock(seconds, locale, tenths),
    list: (parts) => formatList(parts, locale),
  };
}
