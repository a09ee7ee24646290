import type { AcousticFrame } from '../../../features/frames.ts';
import type { StepSequence } from '../../../features/step-sequence.ts';
import type { OwnNeutral } from '../../../features/visual/own-neutral.ts';
import type { Random } from '../random.ts';
import type { Emotion } from './emotions.ts';

/** A sentence: its token vectors and its own sentiment. */
export interface Sentence {
  valence: number;
  tokens: StepSequence;
  /** Never beside a voice or a face: a phrase, or a sentence made from a template. */
  alone?: boolean;
}

/** A clip of a voice: pooled acoustic steps and the sentiment of the acted emotion. */
export interface Clip {
  emotion: Emotion;
  valence: number;
  steps: StepSequence;
  /** What the steps are made of, before anything is known of the speaker. */
  frames?: readonly AcousticFrame[];
  /** The same voice as another room and microphone recorded it, see `rerecord.ts`. */
  rerecorded?: readonly AcousticFrame[];
}

/** A recorded face: frames evenly spaced from second 0 on. */
export interface FaceTrack {
  framesPerSecond: number;
  /** [F * 52], 0..1 */
  blendshapes: Float32Array;
  /** [F * 16] */
  matrices: Float32Array;
  /** What all of the person's takes tell of their face; absent where nothing is known of it. */
  person?: OwnNeutral;
}

/** A voice and a face of one person at the same moments. */
export interface Take extends Group {
  speaker: string;
  clip: Clip;
  track: FaceTrack;
}

/** A labelled face picture as the FaceLandmarker sees it. */
export interface Picture {
  emotion: Emotion;
  valence: number;
  /** [52], 0..1 */
  blendshapes: Float32Array;
  /** The facial transformation matrix [16], column by column: rotation, then translation in centimetres. */
  matrix: Float32Array;
}

/** What one split offers to compositions. Splits never mix. */
export interface Pools {
  sentences: readonly Sentence[];
  clips: ValencePool<Clip>;
  pictures: ValencePool<Picture>;
  takes?: Takes | undefined;
}

/** Takes, and what turns them into samples. */
export interface Takes {
  pool: ValencePool<Take>;
  /** Of each speaker. */
  bySpeaker: ReadonlyMap<string, readonly Take[]>;
  /** Errors of the tracks' blendshapes to draw from, [52] each; none are added when there are none. */
  residuals: readonly Float32Array[];
  /** How often people go by the face where voice and face are opposite. */
  faceShare: number;
}

/** Pools of a training run. */
export interface TrainingData {
  /** Every one of these sentences is in every epoch. */
  whole: readonly Sentence[];
  /** An epoch is filled up with some of these. */
  sampled: readonly Sentence[];
  /** An epoch has so many of each of these besides. */
  portions?: readonly Portion[];
  /** Voices and faces of the training split. */
  train: Omit<Pools, 'sentences'>;
  valid: Pools;
}

/** Sentences of which every epoch has some, drawn afresh. */
export interface Portion {
  sentences: readonly Sentence[];
  samples: number;
}

/** From this many items on, every group is drawn equally often. */
const FULL_GROUP = 100;

/**
 * Items grouped by emotion and valence. Groups are drawn alike, so that a rare emotion comes often enough to be learnt;
 * one of fewer than 100 items comes less often, so that these are not worn out.
 */
export interface ValencePool<Item> {
  /** One of the items whose group matches; null when none does. */
  draw(random: Random, matches: (group: Group) => boolean): Item | null;
  /** One of the items of the group nearest to a valence. @throws RangeError when the pool is empty. */
  drawNearest(random: Random, valence: number): Item;
  /** True when some group matches. */
  has(matches: (group: Group) => boolean): boolean;
  size: number;
}

export interface Group {
  emotion: Emotion;
  valence: number;
}

/**
 * Groups items for drawing by valence.
 * @param levelled positive, negative and neutral items come equally often, where all of them match
 */
export function valencePool<Item extends Group>(
  items: readonly Item[],
  { levelled = false } = {},
): ValencePool<Item> {
  const groups: (Group & { members: Item[] })[] = [];
  for (const item of items) {
    const { emotion, valence } = item;
    const group = groups.find((one) => one.emotion === emotion && one.valence === valence);
    if (group) group.members.push(item);
    else groups.push({ emotion, valence, members: [item] });
  }
  const draw = (random: Random, matches: (group: Group) => boolean): Item | null => {
    const matching = groups.filter(matches);
    const weightOf = ({ members }: { members: readonly Item[] }) => Math.min(members.length, FULL_GROUP);
    const signs = [...new Set(matching.map(({ valence }) => Math.sign(valence)))];
    const sign = levelled && signs.length > 1 ? random.pick(signs) : null;
    const drawable = sign === null ? matching : matching.filter(({ valence }) => Math.sign(valence) === sign);
    let place = random.integer(drawable.reduce((sum, group) => sum + weightOf(group), 0));
    for (const group of drawable) {
      place -= weightOf(group);
      if (place < 0) return random.pick(group.members);
    }
    return null;
  };
  return {
    draw,
    drawNearest(random, valence) {
      const nearest = Math.min(...groups.map((group) => Math.abs(group.valence - valence)));
      const item = draw(random, (group) => Math.abs(group.valence - valence) === nearest);
      if (!item) throw new RangeError('draw from an empty pool');
      return item;
    },
    has: (matches) => groups.some(matches),
    size: items.length,
  };
}

/** Takes, for drawing. */
export function takesOf(takes: readonly Take[], levelled = false): Pick<Takes, 'pool' | 'bySpeaker'> {
  const bySpeaker = new Map<string, Take[]>();
  for (const take of takes) bySpeaker.set(take.speaker, [...(bySpeaker.get(take.speaker) ?? []), take]);
  return { pool: valencePool(takes, { levelled }), bySpeaker };
}
