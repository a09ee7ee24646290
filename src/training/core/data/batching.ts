import { STEP_SECONDS } from '../../../features/frames.ts';
import { MODALITIES } from '../../../model/index.ts';
import type { Random } from '../random.ts';
import type { Sample } from './batch.ts';
import type { Composition } from './composition.ts';
import { faceSequence } from './face-features.ts';
import { faceSteps } from './face-track.ts';
import { voiceSequence } from './voice-features.ts';

/** Batches whose samples are sorted by length together: more trims better, fewer mixes better. */
const BATCHES_A_BUCKET = 16;

/** A composition with its features: the face track is rendered and pooled as a live one is. */
export function sampleOf(composition: Composition): Sample {
  const { sentence, clip, face, hearing, present, valences, label } = composition;
  return {
    steps: {
      language: present.language ? sentence.tokens : null,
      acoustic: present.acoustic ? voiceSequence(clip, hearing) : null,
      visual: present.visual ? faceSequence(face, hearing) : null,
    },
    valences,
    label,
  };
}

/** Compositions in batches, as `cutBatches` cuts them. */
export function batchesOf(
  compositions: readonly Composition[],
  size: number,
  random: Random,
): Composition[][] {
  return cutBatches(compositions, compositionSteps, size, random);
}

/**
 * Cuts shuffled items into batches of similar length, so that a batch trimmed to its longest sample carries little
 * padding; the batches come in random order. The last one may be smaller.
 */
export function cutBatches<Item>(
  items: readonly Item[],
  stepsOf: (item: Item) => number,
  size: number,
  random: Random,
): Item[][] {
  const shuffled = random.shuffle([...items]);
  const batches: Item[][] = [];
  for (let start = 0; start < shuffled.length; start += size * BATCHES_A_BUCKET) {
    const bucket = shuffled.slice(start, start + size * BATCHES_A_BUCKET);
    const sorted = bucket.sort((a, b) => stepsOf(a) - stepsOf(b));
    for (let at = 0; at < sorted.length; at += size) batches.push(sorted.slice(at, at + size));
  }
  return random.shuffle(batches);
}

function compositionSteps({ sentence, clip, face, hearing, present }: Composition): number {
  const cut = Math.ceil((hearing.untilSeconds ?? Number.POSITIVE_INFINITY) / STEP_SECONDS);
  const lengths = {
    language: sentence.tokens.valid.length,
    acoustic: Math.min(cut, clip.steps.valid.length),
    visual: Math.min(cut, faceSteps(face)),
  };
  return Math.max(...MODALITIES.map((modality) => (present[modality] ? lengths[modality] : 0)));
}
