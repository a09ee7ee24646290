import { byModality, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { Random } from '../random.ts';
import { type FacePlan, planFace } from './face-track.ts';
import type { Clip, Group, Pools, Sentence } from './pools.ts';

/** How voice and face relate to the sentence. */
export const CONDITIONS = ['congruent', 'neutral', 'conflicting'] as const;
export type Condition = (typeof CONDITIONS)[number];
/** Free: voice and face are drawn whatever the sentence says. */
export type DrawnCondition = Condition | 'free';

/** One composed sample: a real sentence, a real voice and real faces that never met. */
export interface Composition {
  condition: DrawnCondition;
  sentence: Sentence;
  clip: Clip;
  face: FacePlan;
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
}

/** What networks are judged on. */
export const STANDARD_SHARES: CompositionShares = { congruent: 0.6, neutral: 0.25, free: 0, alone: 0 };
/** A voice or face within this of the sentence's sentiment agrees with it. */
const CONGRUENT_DISTANCE = 1.2;
const DROPOUT = 0.15;
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
  const alone = drawAlone(random, shares);
  const wanted = options.condition ?? (alone ? 'free' : drawCondition(random, shares));
  const condition = canCompose(sentence, pools, wanted) ? wanted : 'congruent';
  const matches = matcher(condition, sentence.valence);
  const clip = pools.clips.draw(random, matches) ?? pools.clips.drawNearest(random, sentence.valence);
  const picture =
    pools.pictures.draw(random, matches) ?? pools.pictures.drawNearest(random, sentence.valence);
  const face = planFace(picture, pools.pictures, random);
  const valences = { language: sentence.valence, acoustic: clip.valence, visual: picture.valence };
  const present = presence(options.present ?? alone ?? drawPresent(random));
  return { condition, sentence, clip, face, present, valences, label: label(valences, present) };
}

/** True when both a voice and a face can be drawn for the sentence under this condition. */
export function canCompose(sentence: Sentence, pools: Pools, condition: DrawnCondition): boolean {
  if (condition === 'congruent' || condition === 'free') return true;
  const matches = matcher(condition, sentence.valence);
  return pools.clips.has(matches) && pools.pictures.has(matches);
}

/** Weighted mean of the present modalities' own sentiments. */
export function label(valences: Record<Modality, number>, present: Record<Modality, boolean>): number {
  const kept = MODALITIES.filter((modality) => present[modality]);
  const weight = kept.reduce((sum, modality) => sum + LABEL_WEIGHTS[modality], 0);
  return kept.reduce((sum, modality) => sum + LABEL_WEIGHTS[modality] * valences[modality], 0) / weight;
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
      return () => true;
  }
}

function drawCondition(random: Random, { congruent, neutral, free }: CompositionShares): DrawnCondition {
  const share = random.uniform();
  if (share < congruent) return 'congruent';
  if (share < congruent + neutral) return 'neutral';
  return share < congruent + neutral + free ? 'free' : 'conflicting';
}

function drawAlone(random: Random, { alone }: CompositionShares): Modality[] | null {
  return alone > 0 && random.uniform() < alone ? [random.pick(MODALITIES)] : null;
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
