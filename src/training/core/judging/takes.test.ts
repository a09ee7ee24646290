import { describe, expect, it } from 'vitest';
import { ACOUSTIC_FRAME_WIDTH, type AcousticFrame } from '../../../features/frames.ts';
import { BLENDSHAPE_NAMES } from '../../../features/visual/blendshapes.ts';
import { neutralOf } from '../../../features/visual/own-neutral.ts';
import { MODALITIES } from '../../../model/index.ts';
import { sampleOf } from '../data/batching.ts';
import { compose, opposedWeights, STANDARD_SHARES } from '../data/composition.ts';
import { type Emotion, emotionValence } from '../data/emotions.ts';
import { faceSequence, personOf } from '../data/face-features.ts';
import { type FacePlan, faceSteps, renderFace } from '../data/face-track.ts';
import { type Pools, type Take, valencePool } from '../data/pools.ts';
import { voiceSequence } from '../data/voice-features.ts';
import { takeRows } from '../judging/cases.ts';
import { openRandom } from '../random.ts';
import { syntheticPools } from '../testing/synthetic-data.ts';

const SHAPES = BLENDSHAPE_NAMES.length;
const FRAMES = 30;
const STILL = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, -17, 1];

function frame(index: number, level: number): AcousticFrame {
  return {
    seconds: 0.0125 + index * 0.01,
    values: new Float32Array(ACOUSTIC_FRAME_WIDTH).fill(level),
    voiced: true,
    pitchHertz: 0,
  };
}

function take(speaker: string, emotion: Emotion, shape: number): Take {
  const valence = emotionValence(emotion);
  const frames = Array.from({ length: 300 }, (_, index) => frame(index, index % 2));
  const steps = {
    width: 36,
    values: new Float32Array(12 * 36).fill(valence),
    valid: new Uint8Array(12).fill(1),
  };
  return {
    speaker,
    emotion,
    valence,
    clip: { emotion, valence, steps, frames },
    track: {
      framesPerSecond: 10,
      blendshapes: new Float32Array(FRAMES * SHAPES).fill(shape),
      matrices: Float32Array.from({ length: FRAMES * 16 }, (_, i) => STILL[i % 16] ?? 0),
    },
  };
}

const takes = ['a', 'b'].flatMap((speaker, place) =>
  (['neutral', 'happiness', 'sadness'] as const).map((emotion, i) =>
    take(speaker, emotion, 0.1 + 0.1 * i + 0.3 * place),
  ),
);
const bySpeaker = new Map(['a', 'b'].map((name) => [name, takes.filter(({ speaker }) => speaker === name)]));
const pools: Pools = {
  ...syntheticPools(400, 1),
  takes: {
    pool: valencePool(takes),
    bySpeaker,
    residuals: [new Float32Array(SHAPES).fill(0.25)],
    faceShare: 0.9,
  },
};
const composed = (shares: object) => {
  const random = openRandom(1);
  return pools.sentences.map((sentence) =>
    compose(sentence, pools, random, { shares: { ...STANDARD_SHARES, ...shares }, present: MODALITIES }),
  );
};

describe('compositions from takes', () => {
  const samples = composed({ takes: 1 });

  it('have the voice and the face of one take, but two of one person where they are opposed', () => {
    const opposed = samples.filter(({ condition }) => condition === 'opposed');
    expect(opposed.length).toBeGreaterThan(10);
    for (const { condition, clip, face, valences } of samples) {
      const own = takes.find((one) => one.clip === clip);
      const shown = takes.find((one) => 'track' in face && one.track === face.track);
      expect(shown?.speaker).toBe(own?.speaker);
      if (condition === 'opposed') expect(valences.acoustic * valences.visual).toBeLessThan(0);
      else expect(shown).toBe(own);
    }
  });

  it('weigh an opposed voice and face as people believe them', () => {
    const { acoustic, visual } = opposedWeights(0.9);
    expect(acoustic + visual).toBeCloseTo(0.5, 9);
    for (const { condition, valences, label } of samples) {
      if (condition !== 'opposed') continue;
      const expected = 0.5 * valences.language + acoustic * valences.acoustic + visual * valences.visual;
      expect(label).toBeCloseTo(expected, 9);
    }
  });

  it('come as often as asked, and not where there are none', () => {
    const share =
      composed({ takes: 0.5 }).filter(({ face }) => 'track' in face).length / pools.sentences.length;
    expect(share).toBeCloseTo(0.5, 1);
    expect(composed({}).some(({ face }) => 'track' in face)).toBe(false);
  });

  it('show a face that is off by the same error all the while, within range', () => {
    const [first] = takes as [Take];
    const offset = Float32Array.from(BLENDSHAPE_NAMES, (_, shape) => (shape === 0 ? 2 : -0.05));
    const rendered = renderFace({ track: first.track, offset });
    expect(rendered).toHaveLength(FRAMES);
    for (const { blendshapes } of rendered) {
      expect(blendshapes[0]).toBe(1);
      expect(blendshapes[1]).toBeCloseTo(0.05, 6);
    }
    expect(faceSteps({ track: first.track, offset })).toBe(12);
  });
});

describe('what was heard so far', () => {
  it('is cut for voice and face alike, never before half a second of voice', () => {
    const early = composed({ takes: 1, early: 0.99 });
    const cut = early.filter(({ hearing }) => hearing.untilSeconds !== null);
    expect(cut.length).toBeGreaterThan(300);
    for (const composition of cut.slice(0, 40)) {
      const { acoustic, visual } = sampleOf(composition).steps;
      const seconds = composition.hearing.untilSeconds ?? 0;
      expect(seconds).toBeGreaterThanOrEqual(0.5);
      expect(acoustic?.valid.length).toBe(Math.ceil(seconds / 0.25));
      expect(visual?.valid.length).toBe(Math.ceil(seconds / 0.25));
    }
  });

  it('is cut in the first quarter of what is left half of the time', () => {
    const fractions = composed({ takes: 1, early: 0.99 }).flatMap(({ hearing, clip: { steps } }) => {
      if (hearing.untilSeconds === null) return [];
      const begins = 0.25 * steps.valid.indexOf(1) + 0.5;
      return [(hearing.untilSeconds - begins) / (0.25 * steps.valid.length - begins)];
    });
    const first = fractions.filter((fraction) => fraction < 0.25).length;
    expect(Math.abs(first / fractions.length - 0.5)).toBeLessThan(0.1);
    expect(Math.max(...fractions)).toBeGreaterThan(0.8);
  });

  it('of a stranger’s face is measured against what was seen by then, and nothing later', () => {
    const { track } = takes[0] as Take;
    const seen = { untilSeconds: 1, stranger: true };
    const other = {
      ...track,
      blendshapes: track.blendshapes.map((value, i) => (i < 10 * SHAPES ? value : 0.9)),
    };
    const early = faceSequence({ track, offset: null }, seen);
    expect(faceSequence({ track: other, offset: null }, seen)).toEqual(early);
    expect(early.valid).toHaveLength(4);
    const later = { ...seen, untilSeconds: 2 };
    expect(
      faceSequence({ track: other, offset: null }, later).values.slice(0, early.values.length),
    ).not.toEqual(early.values);
  });

  it('of a known face is measured against the person’s own, whatever error the track has', () => {
    const [, , third] = takes as [Take, Take, Take];
    const known = { ...third.track, person: personOf(takes.slice(0, 3).map(({ track }) => track)) };
    const shown = (plan: FacePlan, stranger = false) =>
      faceSequence(plan, { untilSeconds: null, stranger }).values[0] ?? Number.NaN;
    const measured = shown({ track: known, offset: null });
    expect(measured).toBeCloseTo(0.3 - (neutralOf(known.person)[0] ?? 0), 6);
    const offset = new Float32Array(SHAPES).fill(0.25);
    expect(shown({ track: known, offset })).toBeCloseTo(measured, 6);
    expect(shown({ track: known, offset }, true)).toBeGreaterThan(measured + 0.1);
    expect(shown({ track: known, offset: null }, true)).toBe(shown({ track: third.track, offset: null }));
  });

  it('of a stranger is measured against what was heard by then, and nothing later', () => {
    const { clip } = takes[0] as Take;
    const heard = { untilSeconds: 1, stranger: true, rerecorded: false };
    const louder = (clip.frames ?? []).map((one, i) => (i < 100 ? one : frame(i, 50)));
    expect(voiceSequence({ ...clip, frames: louder }, heard)).toEqual(voiceSequence(clip, heard));
    expect(voiceSequence(clip, { untilSeconds: null, stranger: false, rerecorded: false })).toBe(clip.steps);
  });

  it('is heard through another microphone where the clip was recorded again, and as it was where not', () => {
    const { clip } = takes[0] as Take;
    const rerecorded = (clip.frames ?? []).map((_, i) => frame(i, 50));
    const there = { untilSeconds: null, stranger: false, rerecorded: true };
    const stranger = { untilSeconds: null, stranger: true, rerecorded: false };
    expect(voiceSequence({ ...clip, rerecorded }, there)).toEqual(
      voiceSequence({ ...clip, frames: rerecorded }, stranger),
    );
    expect(voiceSequence(clip, there)).toBe(clip.steps);
  });
});

describe('takes to be judged on', () => {
  it('are a row for both, each alone, and voice and face opposed', () => {
    const rows = takeRows(takes, 1);
    expect(Object.keys(rows)).toEqual(['all', 'voice', 'face', 'opposed']);
    expect(rows.opposed).toHaveLength(4);
    for (const one of rows.opposed ?? []) {
      const { label, valences } = one.sample();
      expect(label).toBe(valences.visual);
      expect((valences.acoustic ?? 0) * (valences.visual ?? 0)).toBeLessThan(0);
    }
    expect(rows.voice?.[0]?.sample().steps.visual).toBeNull();
  });
});

describe('a levelled pool', () => {
  it('gives each sign equally often, however many there are of it', () => {
    const many = [...Array.from({ length: 50 }, () => takes[2] as Take), takes[0] as Take, takes[1] as Take];
    const random = openRandom(2);
    const pool = valencePool(many, { levelled: true });
    const drawn = Array.from({ length: 3000 }, () => Math.sign(pool.draw(random, () => true)?.valence ?? 9));
    for (const sign of [-1, 0, 1])
      expect(drawn.filter((one) => one === sign).length / 3000).toBeCloseTo(1 / 3, 1);
  });
});
