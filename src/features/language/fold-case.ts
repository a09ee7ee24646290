/** From this share of capitalised words on, a text is a headline, shouted, or a recogniser's: its capitals say nothing. */
const CAPITALISED_SHARE = 0.6;
/** One word alone may be the beginning of a sentence. */
const FEWEST_WORDS = 2;

/**
 * Which words of a text are read in lower case. The encoder knows capitals at the beginning of sentences and names;
 * a word all in capitals or a text in Title Case falls apart into letters.
 *
 * Words all in capitals are lowered, and in a text mostly of capitalised words every word; "I" stays, as it is written
 * in the encoder's texts. Chosen on the validation sentences of CMU-MOSI and MOSEI: see `npm run evaluate`.
 * @param words without the white space between them
 * @returns for each word, whether it is lowered
 */
export function loweredWords(words: readonly string[]): boolean[] {
  const letters = words.map((word) => word.match(/\p{L}/gu) ?? []);
  const counted = letters.filter(({ length }) => length > 1);
  const capitalised = counted.filter(([first = '']) => isCapital(first));
  const all = counted.length >= FEWEST_WORDS && capitalised.length > CAPITALISED_SHARE * counted.length;
  return words.map((word, index) => {
    if (/^\P{L}*I(?:\P{L}|$)/u.test(word)) return false;
    const own = letters[index] ?? [];
    return all || (own.length > 1 && own.every(isCapital));
  });
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
