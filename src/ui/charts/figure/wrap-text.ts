/** Between two Chinese characters a line may break as between two words; at a no-break space it does not. */
const PIECES =
  /[\p{Script=Han}，。、；：！？”）]|(?:[^\s\p{Script=Han}，。、；：！？”）]|\u00a0)+[^\S\u00a0]*|[^\S\u00a0]+/gu;

/**
 * Breaks a text into lines no wider than `width`. A piece that is wider by itself is broken between letters.
 *
 * @param widthOf width of a text, in the unit of `width`
 */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (some: string) => widthOf(some.trimEnd()) <= width;
  for (const piece of text.match(PIECES) ?? []) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trim());
    line = '';
    for (const letter of fits(piece) ? [piece] : [...piece]) {
      if (line && !fits(line + letter)) {
        lines.push(line.trim());
        line = '';
      }
      line += letter;
    }
  }
  if (line.trim()) lines.push(line.trim());
  return lines;
}
