/** What a model card is made of, as plain data: it is shown as text, never as markup. */
export type CardBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; align: Alignment[]; rows: string[][] }
  | { kind: 'code'; text: string };

type Alignment = 'left' | 'right';

/**
 * Reads the Markdown that model cards use: headings, paragraphs, lists, pipe tables, fenced code. A front matter is
 * left out, and inline marks (emphasis, code, links) are reduced to their text. Anything else stays as it is written.
 */
export function cardBlocks(markdown: string): CardBlock[] {
  const lines = markdown.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '').split(/\r?\n/);
  const blocks: CardBlock[] = [];
  const takeWhile = (from: number, test: (line: string) => boolean): string[] => {
    let end = from;
    while (end < lines.length && test(lines[end] as string)) end += 1;
    return lines.slice(from, end);
  };

  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as string;
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (/^```/.test(line)) {
      const body = takeWhile(at + 1, (next) => !/^```/.test(next));
      blocks.push({ kind: 'code', text: body.join('\n') });
      at += body.length + 2;
    } else if (heading) {
      blocks.push({
        kind: 'heading',
        level: (heading[1] as string).length,
        text: inline(heading[2] as string),
      });
      at += 1;
    } else if (isRow(line)) {
      const rows = takeWhile(at, isRow);
      const [head = [], ...body] = rows.filter((row) => !isRule(row)).map(cells);
      const rule = cells(rows.find(isRule) ?? '');
      const align = head.map((_, column): Alignment => (rule[column]?.endsWith(':') ? 'right' : 'left'));
      blocks.push({ kind: 'table', head, align, rows: body });
      at += rows.length;
    } else if (isItem(line)) {
      const body = takeWhile(at, (next) => isItem(next) || /^\s+\S/.test(next));
      blocks.push({ kind: 'list', items: joinItems(body).map(inline) });
      at += body.length;
    } else {
      const body = takeWhile(
        at,
        (next) => next.trim() !== '' && !/^(#|```)/.test(next) && !isItem(next) && !isRow(next),
      );
      blocks.push({ kind: 'paragraph', text: inline(body.join(' ')) });
      at += Math.max(1, body.length);
    }
  }
  return blocks;
}

const isItem = (line: string): boolean => /^\s*([-*+]|\d+[.)])\s+/.test(line);
const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line);

const isRule = (row: string): boolean => /^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$/.test(row);

/** Networks whose cards a card links to: "plain" of `[plain](../plain/card.md)`. */
export function siblingCards(markdown: string): string[] {
  const links = markdown.matchAll(/\]\(\.\.\/([\w-]+)\/card\.md\)/g);
  return [...new Set([...links].map(([, name]) => name as string))];
}

/** Lines of a list, a continuation joined to its item. */
function joinItems(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (isItem(line)) items.push(line.replace(/^\s*([-*+]|\d+[.)])\s+/, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim());
  }
  return items;
}

function cells(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => inline(cell.trim()));
}

function inline(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)\*(?![\w*])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .trim();
}
