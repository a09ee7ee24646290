import { type Character, spelling } from './characters.ts';
import { bestSegmentation } from './segmentation.ts';
import { type Vocabulary, WORD_SEPARATOR } from './vocabulary.ts';

/**
 * A word in the case in which the encoder's vocabulary knows it best, however it was written: small ("the", also at the
 * beginning of a sentence) or with a capital ("I", "Peter"). The encoder tells cases apart, captions, recognisers and
 * people who shout do not: what they write in capitals would fall apart into letters.
 * @param small the word in small letters
 */
export function trueCase(small: readonly Character[], vocabulary: Vocabulary): readonly Character[] {
  const first = small.findIndex(({ text }) => /\p{L}/u.test(text));
  if (first < 0) return small;
  const large = small.map((character, index) =>
    index === first ? { ...character, text: character.text.toUpperCase() } : character,
  );
  return likelihood(large, vocabulary) > likelihood(small, vocabulary) ? large : small;
}

function likelihood(word: readonly Character[], vocabulary: Vocabulary): number {
  return bestSegmentation(WORD_SEPARATOR + spelling(word), vocabulary).score;
}
