import { STEP_SECONDS } from '../../../features/frames.ts';
import { byModality, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { Random } from '../random.ts';
import { type FacePlan, planFace } from './face-track.ts';
import type { Clip, Group, Pools, Sentence, Take, Takes } from './pools.ts';
import { type Hearing, WHOLE } from './voice-features.ts';

/** How voice and face relate to the sentence. */
export const CONDITIONS = ['congruent', 'neutral', 'conflicting'] as const;
export type Condition = (typeof CONDITIONS)[number];
/** Free: voice and face are drawn whatever the sentence says. Opposed: so are they, against each other, of one person. */
export type DrawnCondition = Condition | 'free' | 'opposed';

/** One composed sample: a real sentence, and a real voice and real faces that never met or that are one take's. */
export interface Composition {
  condition: DrawnCondition;
  sentence: Sentence;
  clip: Clip;
  face: FacePlan;
  hearing: Hearing;
  /** Which modalities the network is given; never none. */
  present: Record<Modality, boolean>;
  /** Each modality's own sentiment, present or not. */
  valences: Record<Modality, number>;
  /** Sentiment of the whole: the weighted mean over the present modalities. */
  label: number;
}

/** How much each present modality says about the whole. */
export const LABEL_WEIGHTS: Record<Modality, number> = { language: 0.5, acoustic: 0.2, visual: 0.3 };
/** Shares of what a composition is drawn as. */
export interface CompositionShares {
  /** Shares of the conditions; conflicting is the rest. */
  congruent: number;
  neutral: number;
  /**
   * Drawn freely: most sentences are mild, so that voices and faces drawn to go with them, or against them, are mostly
   * mild too, and one without any sentiment never meets a strong face.
   */
  free: number;
  /** Samples that get one modality alone, each as often and freely drawn: dropping each at random leaves few of them. */
  alone: number;
  /** Of these, how many get the language; a third, if not given. Sentences that are always alone leave little need of more. */
  languageAlone?: number | undefined;
  /** Samples whose voice and face are of one person, where there are takes. */
  takes?: number | undefined;
  /** Samples that are cut while somebody still speaks. */
  early?: number | undefined;
  /** Samples whose speaker is not known from other clips or takes. */
  strangers?: number | undefined;
  /** Samples whose voice another room and microphone recorded. */
  rerecorded?: number | undefined;
}

/** What networks are judged on. */
export const STANDARD_SHARES: CompositionShares = { congruent: 0.6, neutral: 0.25, free: 0, alone: 0 };
/** A voice or face within this of the sentence's sentiment agrees with it. */
const CONGRUENT_DISTANCE = 1.2;
const DROPOUT = 0.15;
/** Of conflicting samples from takes, those whose voice and face are opposed to each other. */
const OPPOSED = 0.5;
/** So much of a voice is heard before anything is said of it. */
const LEAST_HEARD_SECONDS = 0.5;
/** Differences of labels such as 2.2 - 1 are not exact. */
const TOLERANCE = 1e-6;

export interface CompositionOptions {
  /** Compose under this condition instead of drawing one. */
  condition?: Condition;
  /** Give exactly these modalities instead of dropping each at random. */
  present?: readonly Modality[];
  /** How often what is drawn, where it is not given. */
  shares?: CompositionShares;
}

/**
 * Draws voice and face for a sentence.
 * A drawn condition the sentence or the pools do not allow (a sentiment of 0 has no opposite) becomes congruent; ask
 * `canCompose` before naming one.
 */
export function compose(
  sentence: Sentence,
  pools: Pools,
  random: Random,
  options: CompositionOptions = {},
): Composition {
  const { shares = STANDARD_SHARES } = options;
  const alone: Modality[] | null = sentence.alone ? ['language'] : drawAlone(random, shares);
  const wanted = options.condition ?? (alone ? 'free' : drawCondition(random, shares));
  const condition = canCompose(sentence, pools, wanted) ? wanted : 'congruent';
  const drawn = drawVoiceAndFace(sentence, pools, random, condition, shares);
  const valences = { language: sentence.valence, acoustic: drawn.clip.valence, visual: drawn.faceValence };
  const present = presence(options.present ?? alone ?? drawPresent(random));
  return {
    condition: drawn.condition,
    sentence,
    clip: drawn.clip,
    face: drawn.face,
    hearing: drawHearing(drawn.clip, random, shares),
    present,
    valences,
    label: label(valences, present, drawn.weights),
  };
}

interface Drawn {
  condition: DrawnCondition;
  clip: Clip;
  face: FacePlan;
  faceValence: number;
  weights: Record<Modality, number>;
}

function drawVoiceAndFace(
  sentence: Sentence,
  pools: Pools,
  random: Random,
  condition: DrawnCondition,
  { takes: share = 0 }: CompositionShares,
): Drawn {
  const { takes } = pools;
  const take = takes && share > 0 && random.uniform() < share;
  if (take) return drawTake(sentence, takes, random, condition);
  const matches = matcher(condition, sentence.valence);
  const clip = pools.clips.draw(random, matches) ?? pools.clips.drawNearest(random, sentence.valence);
  const picture =
    pools.pictures.draw(random, matches) ?? pools.pictures.drawNearest(random, sentence.valence);
  const face = planFace(picture, pools.pictures, random);
  return { condition, clip, face, faceValence: picture.valence, weights: LABEL_WEIGHTS };
}

/** One take; of conflicting ones half are two takes of one person against each other, who is believed as people believe. */
function drawTake(
  { valence }: Sentence,
  { pool, bySpeaker, residuals, faceShare }: Takes,
  random: Random,
  condition: DrawnCondition,
): Drawn {
  const offset = residuals.length > 0 ? random.pick(residuals) : null;
  const take = pool.draw(random, matcher(condition, valence)) ?? pool.drawNearest(random, valence);
  const drawn = (face: Take): Omit<Drawn, 'condition' | 'weights'> => ({
    clip: take.clip,
    face: { track: face.track, offset },
    faceValence: face.valence,
  });
  if (condition === 'conflicting' && random.uniform() < OPPOSED) {
    const opposite = (bySpeaker.get(take.speaker) ?? []).filter((other) => other.valence * take.valence < 0);
    if (opposite.length > 0)
      return {
        ...drawn(random.pick(opposite)),
        condition: 'opposed',
        weights: opposedWeights(faceShare),
      };
  }
  return { ...drawn(take), condition, weights: LABEL_WEIGHTS };
}

/** What voice and face say together counts as much as ever; between them, it is shared as people share it. */
export function opposedWeights(faceShare: number): Record<Modality, number> {
  const both = LABEL_WEIGHTS.acoustic + LABEL_WEIGHTS.visual;
  return { language: LABEL_WEIGHTS.language, acoustic: both * (1 - faceShare), visual: both * faceShare };
}

/** How a voice is heard: how much of it, through what, and whether its speaker is known. */
export function drawHearing(
  clip: Clip,
  random: Random,
  {
    early = 0,
    strangers = 0,
    rerecorded: again = 0,
  }: Pick<CompositionShares, 'early' | 'strangers' | 'rerecorded'>,
): Hearing {
  if (early === 0 && strangers === 0 && again === 0) return WHOLE;
  const stranger = random.uniform() < strangers;
  const rerecorded = again > 0 && random.uniform() < again;
  const { valid } = clip.steps;
  const begins = valid.indexOf(1) * STEP_SECONDS + LEAST_HEARD_SECONDS;
  const ends = valid.length * STEP_SECONDS;
  const cut = random.uniform() < early && begins < ends;
  // Half of the cuts are in the first quarter: what is said of a beginning is what is heard first.
  return {
    untilSeconds: cut ? begins + (ends - begins) * random.uniform() ** 2 : null,
    stranger,
    rerecorded,
  };
}

/** True when both a voice and a face can be drawn for the sentence under this condition. */
export function canCompose(sentence: Sentence, pools: Pools, condition: DrawnCondition): boolean {
  if (condition === 'congruent' || condition === 'free' || condition === 'opposed') return true;
  const matches = matcher(condition, sentence.valence);
  return pools.clips.has(matches) && pools.pictures.has(matches);
}

/** Weighted mean of the present modalities' own sentiments. */
export function label(
  valences: Record<Modality, number>,
  present: Record<Modality, boolean>,
  weights: Record<Modality, number> = LABEL_WEIGHTS,
): number {
  const kept = MODALITIES.filter((modality) => present[modality]);
  const weight = kept.reduce((sum, modality) => sum + weights[modality], 0);
  return kept.reduce((sum, modality) => sum + weights[modality] * valences[modality], 0) / weight;
}

function matcher(condition: DrawnCondition, valence: number): (group: Group) => boolean {
  switch (condition) {
    case 'congruent':
      return (group) => Math.abs(group.valence - valence) <= CONGRUENT_DISTANCE + TOLERANCE;
    case 'neutral':
      return (group) => group.emotion === 'neutral';
    case 'conflicting':
      return (group) => group.valence * valence < 0;
    case 'free':
    case 'opposed':
      return () => true;
  }
}

function drawCondition(random: Random, { congruent, neutral, free }: CompositionShares): DrawnCondition {
  const share = random.uniform();
  if (share < congruent) return 'congruent';
  if (share < congruent + neutral) return 'neutral';
  return share < congruent + neutral + free ? 'free' : 'conflicting';
}

function drawAlone(random: Random, { alone, languageAlone }: CompositionShares): Modality[] | null {
  if (alone === 0 || random.uniform() >= alone) return null;
  if (languageAlone === undefined) return [random.pick(MODALITIES)];
  return [random.uniform() < languageAlone ? 'language' : random.pick(['acoustic', 'visual'])];
}

function drawPresent(random: Random): Modality[] {
  for (;;) {
    const kept = MODALITIES.filter(() => random.uniform() >= DROPOUT);
    if (kept.length > 0) return kept;
  }
}

function presence(kept: readonly Modality[]): Record<Modality, boolean> {
  return byModality((modality) => kept.includes(modality));
}
