import { STEP_SECONDS } from '../../../features/frames.ts';
import { byModality, MODALITIES, type Modality } from '../../../model/index.ts';
import { type CompositionShares, compose, drawHearing, STANDARD_SHARES } from '../data/composition.ts';
import { faceSequence } from '../data/face-features.ts';
import { holdFace, planFace } from '../data/face-track.ts';
import {
  type Clip,
  type Picture,
  type Pools,
  type Sentence,
  type Take,
  type Takes,
  takesOf,
  valencePool,
} from '../data/pools.ts';
import { voiceSequence } from '../data/voice-features.ts';
import { openRandom, type Random } from '../random.ts';
import {
  aloneCase,
  type Case,
  type CaseRows,
  compositionCases,
  HELD_FACE_SECONDS,
  sentenceCases,
} from './cases.ts';

/** An item and whose it is: items of one owner are alike, so they are never parted. */
export type Owned<Item> = Item & { owner: string };

/** What was held out of training. */
export interface HeldOut {
  /** By their file. */
  sentences: Readonly<Record<string, readonly Owned<Sentence>[]>>;
  /** Names of the files whose sentences come with voices and faces; the others stay alone. */
  accompanied: readonly string[];
  clips: readonly Owned<Clip>[];
  pictures: readonly Owned<Picture>[];
  takes: (Pick<Takes, 'residuals' | 'faceShare'> & { takes: readonly Owned<Take>[] }) | null;
}

/** Compositions with each set of modalities. */
const COMPOSITIONS = 500;
/** Times that each voice is heard, and each take seen: once to its end, then up to some moment. */
const HEARINGS = 6;
/** Tracks of faces made of several pictures. */
const FACE_TRACKS = 300;
/** Live, half of what is looked at is still being said, and the speaker is seldom known. */
const STRANGERS = 0.5;
const EARLY = 0.5;
/** Compositions whose voice and face are of one person, where there are takes. */
const TAKES = 0.5;

/** Two halves that share no owner. */
export function halvesOf(heldOut: HeldOut): [HeldOut, HeldOut] {
  const { sentences, clips, pictures, takes } = heldOut;
  const speakers = parting([...clips, ...(takes?.takes ?? [])]);
  const recordings = parting(Object.values(sentences).flat());
  const faces = parting(pictures);
  const half = (which: 0 | 1): HeldOut => ({
    ...heldOut,
    sentences: Object.fromEntries(
      Object.entries(sentences).map(([file, all]) => [file, recordings(all, which)]),
    ),
    clips: speakers(clips, which),
    pictures: faces(pictures, which),
    takes: takes && { ...takes, takes: speakers(takes.takes, which) },
  });
  return [half(0), half(1)];
}

/** Every other owner's items. */
function parting(items: readonly Owned<unknown>[]) {
  const owners = [...new Set(items.map(({ owner }) => owner))].sort();
  const place = new Map(owners.map((owner, index) => [owner, index % 2]));
  return <Item>(own: readonly Owned<Item>[], which: 0 | 1) =>
    own.filter(({ owner }) => place.get(owner) === which);
}

/**
 * What a network's intervals are made from, row by row: every kind of material with every set of modalities, much of it
 * cut early, as live windows are while somebody still speaks. Fixed by the seed; what there is no material for is left out.
 */
export function calibrationRows(heldOut: HeldOut, seed: number): CaseRows {
  const random = (row: number) => openRandom(seed, row);
  const rows: CaseRows = {
    ...sentenceRows(heldOut),
    voice: voiceCases(heldOut.clips, random(1)),
    'face pictures': pictureCases(heldOut.pictures, random(2)),
    'face tracks': trackCases(heldOut.pictures, random(3)),
    ...(heldOut.takes && takeRows(heldOut.takes.takes, random(4))),
    ...composedRows(heldOut, random(5)),
  };
  return Object.fromEntries(Object.entries(rows).filter(([, cases]) => cases.length > 0));
}

function sentenceRows({ sentences }: HeldOut): CaseRows {
  return Object.fromEntries(Object.entries(sentences).map(([file, all]) => [file, sentenceCases(all)]));
}

function voiceCases(clips: readonly Owned<Clip>[], random: Random): Case[] {
  return clips.flatMap((clip) =>
    Array.from({ length: HEARINGS }, (_, turn) => {
      const hearing = drawHearing(clip, random, hearings(turn));
      return aloneCase(clip.owner, clip.valence, 'acoustic', () => voiceSequence(clip, hearing));
    }),
  );
}

/** The first is to the end, the others are cut early. */
function hearings(turn: number): Pick<CompositionShares, 'early' | 'strangers'> {
  return { early: turn === 0 ? 0 : 1, strangers: STRANGERS };
}

/** Each picture held for a while. */
function pictureCases(pictures: readonly Owned<Picture>[], random: Random): Case[] {
  return pictures.map((picture) => {
    const plan = holdFace(picture, HELD_FACE_SECONDS, random.integer(2 ** 32));
    return aloneCase(picture.owner, picture.valence, 'visual', () => faceSequence(plan));
  });
}

/** Faces that pass through several pictures, rare emotions too, seen up to some moment. */
function trackCases(pictures: readonly Owned<Picture>[], random: Random): Case[] {
  const pool = valencePool(pictures);
  if (pool.size === 0) return [];
  return Array.from({ length: FACE_TRACKS }, () => {
    const picture = pool.draw(random, () => true) as Owned<Picture>;
    const plan = planFace(picture, pool, random);
    // At least a frame of it.
    const seen = { untilSeconds: random.between(STEP_SECONDS / 2, plan.durationSeconds), stranger: true };
    return aloneCase(picture.owner, picture.valence, 'visual', () => faceSequence(plan, seen));
  });
}

function takeRows(takes: readonly Owned<Take>[], random: Random): CaseRows {
  const rows: Record<'takes' | 'voice of takes' | 'face of takes', Case[]> = {
    takes: [],
    'voice of takes': [],
    'face of takes': [],
  };
  for (const { owner, clip, track, valence } of takes)
    for (let turn = 0; turn < HEARINGS; turn++) {
      const hearing = drawHearing(clip, random, hearings(turn));
      const voice = () => voiceSequence(clip, hearing);
      const face = () => faceSequence({ track, offset: null }, hearing);
      rows.takes.push({
        id: owner,
        label: valence,
        sample: () => ({
          steps: { language: null, acoustic: voice(), visual: face() },
          valences: byModality(() => valence),
          label: valence,
        }),
      });
      rows['voice of takes'].push(aloneCase(owner, valence, 'acoustic', voice));
      rows['face of takes'].push(aloneCase(owner, valence, 'visual', face));
    }
  return rows;
}

/** Compositions with each set of two or three modalities. */
function composedRows(heldOut: HeldOut, random: Random): CaseRows {
  const { sentences, accompanied, clips, pictures, takes } = heldOut;
  const pools: Pools = {
    sentences: [],
    clips: valencePool(clips),
    pictures: valencePool(pictures),
    ...(takes && takes.takes.length > 0 && { takes: { ...takes, ...takesOf(takes.takes) } }),
  };
  const shares = { ...STANDARD_SHARES, early: EARLY, strangers: STRANGERS, takes: TAKES };
  const files = accompanied.map((file) => sentences[file] ?? []).filter((file) => file.length > 0);
  if (files.length === 0 || clips.length === 0 || pictures.length === 0) return {};
  const subsets: Modality[][] = [
    [...MODALITIES],
    ...MODALITIES.map((absent) => MODALITIES.filter((modality) => modality !== absent)),
  ];
  const rows = subsets.map((present) => {
    const compositions = Array.from({ length: COMPOSITIONS }, () =>
      compose(random.pick(random.pick(files)), pools, random, { present, shares }),
    );
    return [`composed, ${present.join(' and ')}`, compositionCases(compositions)];
  });
  return Object.fromEntries(rows);
}
