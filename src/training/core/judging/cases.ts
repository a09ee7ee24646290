import type { StepSequence } from '../../../features/step-sequence.ts';
import { byModality, MODALITIES, type Modality } from '../../../model/index.ts';
import type { Sample } from '../data/batch.ts';
import { sampleOf } from '../data/batching.ts';
import {
  CONDITIONS,
  type Composition,
  type CompositionOptions,
  canCompose,
  compose,
} from '../data/composition.ts';
import { faceSequence } from '../data/face-features.ts';
import { holdFace } from '../data/face-track.ts';
import type { Clip, Picture, Pools, Sentence, Take } from '../data/pools.ts';
import { openRandom } from '../random.ts';

/** One thing that a network is judged on. */
export interface Case {
  /** As its file names it; empty where it has no name. */
  id: string;
  /** Sentiment points. */
  label: number;
  /** Made when its turn comes: features of many take much room. */
  sample(): Sample;
}

/** What a network is judged on, row by row; `all` is the first. */
export type CaseRows = Readonly<Record<string, readonly Case[]>>;

type Named<Item> = Item & { id?: string };

/** Pictures are judged as a face that holds still so long. */
export const HELD_FACE_SECONDS = 2;

/** Language alone: each sentence against its own sentiment. */
export function sentenceCases(sentences: readonly Named<Sentence>[]): Case[] {
  return sentences.map(({ id, valence, tokens }) => aloneCase(id, valence, 'language', () => tokens));
}

/** Voice alone: each clip against the sentiment of its acted emotion. */
export function clipCases(clips: readonly Named<Clip>[]): Case[] {
  return clips.map(({ id, valence, steps }) => aloneCase(id, valence, 'acoustic', () => steps));
}

/** Face alone: each picture held as a two-second track, against the sentiment of its emotion. */
export function pictureCases(pictures: readonly Named<Picture>[], seed: number): Case[] {
  const random = openRandom(seed);
  return pictures.map((picture) => {
    const noise = random.integer(2 ** 32);
    return aloneCase(picture.id, picture.valence, 'visual', () =>
      faceSequence(holdFace(picture, HELD_FACE_SECONDS, noise)),
    );
  });
}

/**
 * Takes: voice and face together, each alone, and (`opposed`) the voice of a take with the face of another one of the same
 * person whose sentiment is the opposite, against the face's sentiment.
 */
export function takeRows(takes: readonly Named<Take>[], seed: number): CaseRows {
  const random = openRandom(seed);
  const opposed = takes.flatMap((take) => {
    const others = takes.filter(
      ({ speaker, valence }) => speaker === take.speaker && valence * take.valence < 0,
    );
    return others.length === 0 ? [] : [takeCase(take, random.pick(others))];
  });
  return {
    all: takes.map((take) => takeCase(take, take)),
    voice: takes.map(({ id, clip }) => aloneCase(id, clip.valence, 'acoustic', () => clip.steps)),
    face: takes.map(({ id, valence, track }) =>
      aloneCase(id, valence, 'visual', () => faceSequence({ track, offset: null })),
    ),
    ...(opposed.length > 0 && { opposed }),
  };
}

/**
 * Composed samples, fixed by the seed. "all" is composed as training samples are, modalities dropped at random; under
 * each condition and without each modality every sentence is composed anew with all (the other) modalities there.
 * @param repeats compositions of every sentence in each row: more make the figures steadier
 */
export function composedRows(pools: Pools, seed: number, repeats: number): CaseRows {
  const rows: Record<string, CompositionOptions> = {
    all: {},
    ...Object.fromEntries(CONDITIONS.map((condition) => [condition, { condition, present: MODALITIES }])),
    ...Object.fromEntries(
      MODALITIES.map((absent) => [
        `without_${absent}`,
        { present: MODALITIES.filter((modality) => modality !== absent) },
      ]),
    ),
  };
  const composed = Object.entries(rows).map(([name, options], index) => {
    const random = openRandom(seed, index);
    const sentences = pools.sentences.filter(
      (sentence) => !options.condition || canCompose(sentence, pools, options.condition),
    );
    const compositions = Array.from({ length: repeats }, () =>
      sentences.map((sentence) => compose(sentence, pools, random, options)),
    ).flat();
    return [name, compositionCases(compositions)] as const;
  });
  return Object.fromEntries(composed);
}

/** Compositions against their labels. */
export function compositionCases(compositions: readonly Composition[]): Case[] {
  return compositions.map((composition) => ({
    id: (composition.sentence as Named<Sentence>).id ?? '',
    label: composition.label,
    sample: () => sampleOf(composition),
  }));
}

function takeCase({ id = '', clip }: Named<Take>, { valence, track }: Take): Case {
  return {
    id,
    label: valence,
    sample: () => ({
      steps: { language: null, acoustic: clip.steps, visual: faceSequence({ track, offset: null }) },
      valences: { language: 0, acoustic: clip.valence, visual: valence },
      label: valence,
    }),
  };
}

/** One modality alone. @param sequenceOf its steps, made when their turn comes */
export function aloneCase(
  id: string | undefined,
  valence: number,
  modality: Modality,
  sequenceOf: () => StepSequence,
): Case {
  return {
    id: id ?? '',
    label: valence,
    sample: () => ({
      steps: { ...byModality(() => null), [modality]: sequenceOf() },
      valences: byModality(() => valence),
      label: valence,
    }),
  };
}
