import { openRandom, type Random } from '../random.ts';
import { FELT, FORMS, type Form } from './forms.ts';
import { HELD_OUT_WORDS, TRAINING_WORDS, type Words } from './words.ts';

/** A sentence made from a template. */
export interface BehaviourSentence {
  /** Name of the form it is one of. */
  form: string;
  text: string;
  /** Sentiment points of the speaker. */
  label: number;
}

interface Word {
  text: string;
  valence: number;
}

/** What a verb of liking and a noun for the good say. */
const LIKING = 2;
const PRAISE = 2.2;
/** Where "a" has to be "an" before the word that was filled in. */
const A_BEFORE_VOWEL = /\b(a) (?=[aeio]|u[gn])/gi;
/** "Not good" is bad, but less than "bad" is; "not bad" is hardly good. */
const NO_GOOD = -0.8;
const NO_BAD = -0.55;
/** Nothing was said: a prediction within this of 0 is right. */
const NEUTRAL_WITHIN = 0.5;

/**
 * Sentences of every form in turn, with words and ways of saying it that training sees, or with others that it never
 * does. The same seed gives the same sentences.
 */
export function behaviourSentences(
  part: 'train' | 'held out',
  count: number,
  seed: number,
): BehaviourSentence[] {
  const heldOut = part === 'held out';
  const random = openRandom(seed, heldOut ? 1 : 0);
  const words = heldOut ? HELD_OUT_WORDS : TRAINING_WORDS;
  return Array.from({ length: count }, (_, index) => {
    const form = FORMS[index % FORMS.length] as Form;
    return {
      form: form.name,
      ...fillIn(random.pick(heldOut ? form.heldOut : form.train), form, words, random),
    };
  });
}

function fillIn(way: string, { says }: Form, words: Words, random: Random): { text: string; label: number } {
  const drawn = drawWords(words, random);
  const slots = [...way.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot);
  const filled = slots.map(
    (slot) => drawn[slot]?.() ?? { text: random.pick(words[slot as keyof Listed]), valence: 0 },
  );
  let next = 0;
  const text = way.replace(/\{\w+\}/g, () => filled[next++]?.text ?? '').replace(A_BEFORE_VOWEL, '$1n ');
  const judged = FELT.find((slot) => slots.includes(slot));
  const valence = filled[slots.indexOf(judged ?? '')]?.valence ?? 0;
  return { text, label: says === 'nothing' ? 0 : says === 'so' ? valence : denied(valence) };
}

type Listed = Pick<Words, 'neutral' | 'saw' | 'things' | 'others' | 'names' | 'groups' | 'times'>;

/** How the slots that carry a feeling are filled; what is against each other is so within one sentence. */
function drawWords(words: Words, random: Random): Record<string, () => Word> {
  const adjective = (of: Readonly<Record<string, number>>): Word => {
    const [text, valence] = random.pick(Object.entries(of));
    return { text, valence };
  };
  const positive = () => adjective(words.positive);
  const negative = () => adjective(words.negative);
  const oneOf = (of: readonly string[], valence: number) => () => ({ text: random.pick(of), valence });
  const likes = oneOf(words.likes, LIKING);
  const dislikes = oneOf(words.dislikes, -LIKING);
  const liked = oneOf(words.liked, LIKING);
  const disliked = oneOf(words.disliked, -LIKING);
  const praise = oneOf(words.praise, PRAISE);
  const blame = oneOf(words.blame, -PRAISE);
  const isGood = random.uniform() < 0.5;
  return {
    positive,
    negative,
    likes,
    dislikes,
    liked,
    disliked,
    praise,
    blame,
    opinion: isGood ? positive : negative,
    is: isGood ? positive : negative,
    was: isGood ? negative : positive,
    do: isGood ? likes : dislikes,
    did: isGood ? dislikes : likes,
    done: isGood ? liked : disliked,
    verdict: isGood ? praise : blame,
  };
}

function denied(valence: number): number {
  return valence * (valence > 0 ? NO_GOOD : NO_BAD);
}

/** Whether a prediction misses what a template says: the other sign, or a feeling where there is none. */
export function isMissed(prediction: number, label: number): boolean {
  return label === 0 ? Math.abs(prediction) > NEUTRAL_WITHIN : prediction * label <= 0;
}
