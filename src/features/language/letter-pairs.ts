/** Log probability of a letter after another, in words of a language. */
export type LetterPairs = ReadonlyMap<string, number>;

/** As if each letter had been seen so often after each other one. */
const UNSEEN = 0.5;
const LETTERS = 26;
/** A piece of two letters is often no part of a word anybody would recognise. */
const WORD_PART = /^\u2581?[a-z]{3,}$/;
/** Below this mean log probability letters are no word: names of any origin are above, keys hit at random below. */
const LEAST_LIKELY = -4.4;

/** Counts which letters follow each other in a vocabulary's pieces. */
export function letterPairsOf(pieces: Iterable<string>): LetterPairs {
  const pairs = new Map<string, number>();
  const firsts = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const piece of pieces) {
    const small = piece.toLowerCase();
    if (!WORD_PART.test(small)) continue;
    for (let at = 0; at + 1 < small.length; at++) {
      count(pairs, small.slice(at, at + 2));
      count(firsts, small.charAt(at));
    }
  }
  const logs = new Map<string, number>();
  for (const first of letters())
    for (const second of letters()) {
      const seen = pairs.get(first + second) ?? 0;
      logs.set(first + second, Math.log((seen + UNSEEN) / ((firsts.get(first) ?? 0) + UNSEEN * LETTERS)));
    }
  return logs;
}

/** Whether a word of letters a to z could be one, going by which letters follow each other; any other word could, and "xxx" stands for one. */
export function couldBeWord(word: string, pairs: LetterPairs): boolean {
  const small = word.toLowerCase();
  if (!/^[a-z]{3,}$/.test(small) || /^(.)\1*$/.test(small)) return true;
  let sum = 0;
  for (let at = 0; at + 1 < small.length; at++) sum += pairs.get(small.slice(at, at + 2)) ?? 0;
  return sum / (small.length - 1) >= LEAST_LIKELY;
}

function letters(): string[] {
  return [...'abcdefghijklmnopqrstuvwxyz'];
}
