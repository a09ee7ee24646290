import { type Character, spelling } from './characters.ts';

/** One character for the many ways of writing an apostrophe or a quotation mark. */
const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
};
/** What is said aloud has none of these, and neither has what is typed in haste. A question mark stays: it asks. */
const MARK = /[^\p{L}\p{N}\p{Sc}%&?]/u;

/** The usual character for one that looks much like it. */
export function plainMark(character: string): string {
  return SAME[character] ?? character;
}

/**
 * A word without the marks around it: a text is the same to the encoder with and without full stops, commas and quotes.
 * The span of a mark goes to the character beside it, because it is part of what was read.
 */
function withoutMarks(word: readonly Character[]): readonly Character[] {
  const first = word.findIndex(({ text }) => !MARK.test(text));
  if (first < 0) return word;
  const last = word.findLastIndex(({ text }) => !MARK.test(text));
  const start = word[0]?.start ?? 0;
  const end = word.at(-1)?.end ?? 0;
  return word.slice(first, last + 1).map((character, index) => ({
    ...character,
    ...(index === 0 && { start }),
    ...(index === last - first && { end }),
  }));
}

/**
 * The words of a text without their marks. Words of marks alone go to the word before them, or after, unless the text is
 * nothing else.
 */
export function withoutLoneMarks(
  words: readonly (readonly Character[])[],
): readonly (readonly Character[])[] {
  if (!words.some(isSpoken)) return words;
  const spoken: Character[][] = [];
  let waiting: Character[] = [];
  for (const word of words) {
    const before = spoken.at(-1);
    if (isSpoken(word)) {
      spoken.push([...waiting, ...word]);
      waiting = [];
    } else (before ?? waiting).push(...word);
  }
  return spoken.map(withoutMarks);
}

function isSpoken(word: readonly Character[]): boolean {
  return word.some(({ text }) => !MARK.test(text)) || isFace(word);
}

/** A face written with marks, such as ":)" or ";-(". */
function isFace(word: readonly Character[]): boolean {
  return /^[:;=]['-]?[()[\]|/\\*]+$/.test(spelling(word));
}
