import type { StepSequence } from '../../../features/step-sequence.ts';
import { SENTIMENT_LIMIT } from '../../../model/config.ts';
import { byModality, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { Sample } from '../data/batch.ts';
import { label } from '../data/composition.ts';
import { openRandom, type Random } from '../random.ts';

/** Steps and feature widths of the toy set: small enough to train on in a browser while somebody watches. */
export const TOY_STEPS = 8;
export const TOY_WIDTHS: Record<Modality, number> = { language: 12, acoustic: 8, visual: 10 };

/** Samples trained on, and held out: as many as numbers over utterances need to be steady. */
const TRAINING = 256;
const HELD_OUT = 192;

/** How often one modality, whichever, says the opposite of the other two. */
const CONFLICTING = 0.2;
/** Largest sentiment all modalities share, in points; what each adds of its own comes on top. */
const SHARED_LIMIT = 2.5;
/** Deviation of what each modality says of its own, in points. */
const OWN_DEVIATION = 0.6;
/** Deviation of a feature's noise, in points, at each step. */
const NOISE = 1;
/** Deviation of what a speaker always does, whatever is felt: it fills a modality's features and says nothing. */
const HABIT = 2;

/** The toy set: what the network learns from, and what it is judged on. */
export interface ToySet {
  training: Sample[];
  heldOut: Sample[];
}

/** How one modality writes down what it says, the same for all samples of a set; unit vectors [d_m]. */
interface Hand {
  shared: Float32Array;
  own: Float32Array;
  habit: Float32Array;
}

/**
 * Composes a toy set, the same for the same seed. A sample's three modalities share one latent sentiment, each adds
 * something of its own, noise and a habit of its speaker; in some samples one of them says the opposite. As in real
 * samples, the shared part shows in every step and the own part in a few.
 */
export function composeToySet(seed: number): ToySet {
  const random = openRandom(seed, 7);
  const hands = byModality((modality) => drawHand(random, TOY_WIDTHS[modality]));
  const compose = (count: number) => Array.from({ length: count }, () => composeSample(random, hands));
  return { training: compose(TRAINING), heldOut: compose(HELD_OUT) };
}

function composeSample(random: Random, hands: Record<Modality, Hand>): Sample {
  const sentiment = random.between(-SHARED_LIMIT, SHARED_LIMIT);
  const dissenter = random.uniform() < CONFLICTING ? random.pick(MODALITIES) : null;
  const said = byModality((modality) => {
    const shared = modality === dissenter ? -sentiment : sentiment;
    const own = OWN_DEVIATION * random.normal();
    const valence = Math.max(-SENTIMENT_LIMIT, Math.min(SENTIMENT_LIMIT, shared + own));
    return { valence, steps: write(random, hands[modality], shared, own) };
  });
  const valences = byModality((modality) => said[modality].valence);
  return {
    valences,
    steps: byModality((modality) => said[modality].steps),
    label: label(
      valences,
      byModality(() => true),
    ),
  };
}

/** What a modality says, as features of T steps. */
function write(random: Random, { shared, own, habit }: Hand, sentiment: number, extra: number): StepSequence {
  const width = shared.length;
  const values = new Float32Array(TOY_STEPS * width);
  const habitual = HABIT * random.normal();
  const first = random.integer(TOY_STEPS - 2);
  for (let step = 0; step < TOY_STEPS; step++) {
    const level = sentiment * (1 + 0.3 * random.normal());
    // The own part lasts three steps and is as strong over the sample as the shared one.
    const burst = step >= first && step < first + 3 ? (extra * TOY_STEPS) / 3 : 0;
    for (let i = 0; i < width; i++) {
      values[step * width + i] =
        level * (shared[i] as number) +
        burst * (own[i] as number) +
        habitual * (habit[i] as number) +
        NOISE * random.normal();
    }
  }
  return { width, values, valid: new Uint8Array(TOY_STEPS).fill(1) };
}

function drawHand(random: Random, width: number): Hand {
  return { shared: direction(random, width), own: direction(random, width), habit: direction(random, width) };
}

/** A random unit vector. */
function direction(random: Random, width: number): Float32Array {
  const values = Float32Array.from({ length: width }, () => random.normal());
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
