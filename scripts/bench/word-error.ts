/** Words as they are compared: without case, marks and accents of typography. */
export function comparedWords(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}'\s]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** How many words have to be put in, taken out or replaced to make `heard` of `said`: the Levenshtein distance. */
export function wordErrors(said: readonly string[], heard: readonly string[]): number {
  let before = Array.from({ length: heard.length + 1 }, (_, column) => column);
  for (const [row, word] of said.entries()) {
    const now = [row + 1];
    for (const [column, other] of heard.entries()) {
      const replaced = (before[column] ?? 0) + (word === other ? 0 : 1);
      now.push(Math.min(replaced, (before[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}
