/** Numbers as people of a locale write them. Formatters are costly to make, so each is made once. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** A true minus sign: the hyphen Intl writes in English is too short beside a plus. */
function withTrueMinus(text: string): string {
  return text.replace('-', '\u2212');
}

/** "+1.40", "−0.32", "0.00": always a sign unless it rounds to zero. */
export function formatSigned(value: number, locale: string, digits = 2): string {
  return withTrueMinus(
    formatter(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'exceptZero',
    }).format(value),
  );
}

export function formatNumber(value: number, locale: string, digits = 2): string {
  return withTrueMinus(
    formatter(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // None on what rounds to zero.
      signDisplay: 'negative',
    }).format(value),
  );
}

/** A share in [0, 1] as a whole percentage. */
export function formatPercent(share: number, locale: string): string {
  return formatter(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Bytes as decimal megabytes with one digit, without the unit. */
export function formatMegabytes(bytes: number, locale: string): string {
  return formatNumber(bytes / 1e6, locale, 1);
}

/** Seconds as m:ss, or m:ss.t with tenths. */
export function formatClock(seconds: number, locale: string, tenths = false): string {
  const units = Math.max(0, tenths ? Math.round(seconds * 10) / 10 : Math.floor(seconds));
  const minutes = Math.floor(units / 60);
  const rest = formatter(locale, {
    minimumIntegerDigits: 2,
    minimumFractionDigits: tenths ? 1 : 0,
    maximumFractionDigits: tenths ? 1 : 0,
  }).format(units - minutes * 60);
  return `${formatter(locale, { useGrouping: false }).format(minutes)}:${rest}`;
}

/** "a, b and c", as people of a locale join what they list. */
export function formatList(parts: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}
