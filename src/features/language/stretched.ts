import { type Character, spelling } from './characters.ts';
import { type Vocabulary, WORD_SEPARATOR } from './vocabulary.ts';

/** So many of one letter are no spelling. */
const STRETCH = /(\p{L})\1{2,}/u;
const STRETCHES = new RegExp(STRETCH, 'gu');

/**
 * A word that somebody stretched ("sooooo", "goooood!") as it is spelt, where the vocabulary has it: with two or one of
 * the letter. The letter that stays has the span of those that go. Any other word is given back as it is.
 */
export function withoutStretches(word: readonly Character[], { pieces }: Vocabulary): readonly Character[] {
  const stem = spelling(word).match(/\p{L}+/u)?.[0] ?? '';
  if (!STRETCH.test(stem) || pieces.has(WORD_SEPARATOR + stem)) return word;
  const kept = [2, 1].find((count) => {
    const spelt = stem.replace(STRETCHES, (_, letter: string) => letter.repeat(count));
    return spelt.length > 1 && pieces.has(WORD_SEPARATOR + spelt);
  });
  return kept === undefined ? word : runsOf(word).flatMap((run) => shortened(run, kept));
}

/** Neighbours of the same text together. */
function runsOf(word: readonly Character[]): Character[][] {
  const runs: Character[][] = [];
  for (const character of word) {
    const run = runs.at(-1);
    if (run?.[0]?.text === character.text) run.push(character);
    else runs.push([character]);
  }
  return runs;
}

function shortened(run: Character[], kept: number): Character[] {
  const last = run.at(-1);
  if (run.length < 3 || !last || !/\p{L}/u.test(last.text)) return run;
  return run
    .slice(0, kept)
    .map((character, index) => (index === kept - 1 ? { ...character, end: last.end } : character));
}
