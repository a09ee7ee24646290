import { type Character, spelling } from './characters.ts';

/** Contractions written without their apostrophe that are no other word: "its", "were", "well", "wed" are. */
const CONTRACTIONS = new Map(
  [
    "ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't needn't shouldn't wasn't",
    "weren't won't wouldn't could've should've would've i'm i've you're you've they're they've we've",
    "he's she's that's there's here's what's who's where's how's y'all it'll that'll",
  ]
    .join(' ')
    .split(' ')
    .map((contraction) => [contraction.replace("'", ''), contraction.indexOf("'")]),
);

/** A word in small letters such as "dont" with the apostrophe that its writer, or a recogniser, left out; any other word as it is. */
export function withApostrophe(word: readonly Character[]): readonly Character[] {
  const place = CONTRACTIONS.get(spelling(word));
  const before = place === undefined ? undefined : word[place - 1];
  if (place === undefined || !before) return word;
  return [...word.slice(0, place), { text: "'", start: before.end, end: before.end }, ...word.slice(place)];
}
