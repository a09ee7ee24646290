/** A Markdown table. @param texts columns of text, the first ones; the others are numbers */
export function table(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const rule = head.map((_, column) => (column < texts ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Blocks under a heading; those that are absent are left out, and the heading with them when none is there. */
export function section(heading: string, ...blocks: (string | null)[]): string | null {
  const there = blocks.filter((block) => block !== null && block !== '');
  return there.length === 0 ? null : [heading, ...there].join('\n\n');
}

/** "0.652", or "n/a" for a figure that is undefined. */
export function fixed(value: number, digits = 3): string {
  return Number.isFinite(value) ? value.toFixed(digits).replace('-', '−') : 'n/a';
}

/** "+0.031": a difference. */
export function signed(value: number, digits = 3): string {
  return `${value > 0 ? '+' : ''}${fixed(value, digits)}`;
}

/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** "without_language" as people read it. */
export function conditionTitle(name: string): string {
  return name.replaceAll('_', ' ');
}
