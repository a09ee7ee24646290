import { lexer, type Token, type Tokens, walkTokens } from 'marked';

/** What a model card is made of, as plain data: it is shown as text, never as markup. */
export type CardBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; align: Alignment[]; rows: string[][] }
  | { kind: 'code'; text: string };

type Alignment = 'left' | 'right';

/**
 * Reads a card's Markdown. A front matter is left out, inline marks (emphasis, code, links) are reduced to their text,
 * and HTML stays as it is written.
 */
export function cardBlocks(markdown: string): CardBlock[] {
  return tokensOf(markdown).flatMap(blockOf);
}

/** Networks whose cards a card links to: "plain" of `[plain](../plain/card.md)`. */
export function siblingCards(markdown: string): string[] {
  const names = new Set<string>();
  walkTokens(tokensOf(markdown), (token) => {
    const name = token.type === 'link' && /^\.\.\/([\w-]+)\/card\.md$/.exec(token.href)?.[1];
    if (name) names.add(name);
  });
  return [...names];
}

function tokensOf(markdown: string): Token[] {
  return lexer(markdown.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, ''));
}

/** The casts are marked's: its generic token keeps `type` from telling the others apart. */
function blockOf(token: Token): CardBlock[] {
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', level: (token as Tokens.Heading).depth, text: textOf(token) }];
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }];
    case 'list':
      return [{ kind: 'list', items: (token as Tokens.List).items.map(textOf) }];
    case 'table': {
      const { header, align, rows } = token as Tokens.Table;
      return [
        {
          kind: 'table',
          head: header.map(textOf),
          align: align.map((side) => (side === 'right' ? 'right' : 'left')),
          rows: rows.map((row) => row.map(textOf)),
        },
      ];
    }
    default: {
      const text = textOf(token);
      return text === '' ? [] : [{ kind: 'paragraph', text }];
    }
  }
}

interface Worded {
  text?: string | undefined;
  tokens?: Token[] | undefined;
  raw?: string | undefined;
}

/** A token's words without its marks, on one line. */
function textOf(token: Worded): string {
  return plain(token).replace(/\s+/g, ' ').trim();
}

function plain(token: Worded): string {
  if (!token.tokens) return token.text ?? token.raw ?? '';
  const blocks = token.tokens.some(({ type }) => type === 'list' || type === 'paragraph' || type === 'space');
  return token.tokens.map(plain).join(blocks ? ' ' : '');
}
