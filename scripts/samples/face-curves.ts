import type { BlendshapeName } from '../../src/features/visual/blendshapes.ts';
import type { Curve, SampleFace } from '../../src/session/samples/sample-format.ts';
import { bothSides, type Moment, type Script } from './script.ts';

/** The head before the camera, centimetres. */
const STANDING = { x: 0, y: -0.6, z: -24 };
/** Time an expression takes to come after a pause, and to go. */
const EASE_SECONDS = 0.5;

const hundredth = (value: number): number => Math.round(100 * value) / 100;

/** A small generator of repeatable numbers in 0..1 (mulberry32), so that a rebuilt session is the same session. */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Moments on the session's clock, with rest at both ends and where a pause is long enough. */
function timeline(script: Script, starts: readonly number[], durationSeconds: number): Moment[] {
  const rest = (at: number): Moment => ({ at, scores: script.resting });
  const spoken = script.utterances.flatMap(({ moments }, index) =>
    moments.map((moment) => ({ ...moment, at: (starts[index] ?? 0) + moment.at })),
  );
  return [rest(0), ...spoken, rest(durationSeconds - EASE_SECONDS / 2)].map((moment) => ({
    ...moment,
    at: hundredth(moment.at),
  }));
}

function expressionCurves(moments: readonly Moment[]): SampleFace['expression'] {
  const scores = moments.map((moment) => bothSides(moment.scores));
  const names = [...new Set(scores.flatMap((named) => Object.keys(named)))].sort() as BlendshapeName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      moments.map(({ at }, index): [number, number] => [at, scores[index]?.[name] ?? 0]),
    ]),
  );
}

/** Nobody holds quite still: a slow drift under the written moves. */
function headCurves(moments: readonly Moment[], random: () => number): SampleFace['head'] {
  const drift = (size: number): number => hundredth(size * (2 * random() - 1));
  const curve = (value: (moment: Moment) => number, size: number): Curve =>
    moments.map((moment): [number, number] => [moment.at, hundredth(value(moment) + drift(size))]);
  return {
    yaw: curve(({ yaw = 0 }) => yaw, 1.2),
    pitch: curve(({ pitch = 0 }) => pitch, 1),
    roll: curve(({ roll = 0 }) => roll, 0.8),
    x: curve(({ yaw = 0 }) => STANDING.x + 0.06 * yaw, 0.15),
    y: curve(({ pitch = 0 }) => STANDING.y + 0.03 * pitch, 0.1),
    z: curve(({ lean = 0 }) => STANDING.z + lean, 0.2),
  };
}

function blinkTimes(script: Script, durationSeconds: number, random: () => number): number[] {
  const times: number[] = [];
  let next = 0.9 + random();
  while (next < durationSeconds - 0.3) {
    times.push(hundredth(next));
    next += script.blinkEvery * (0.6 + 0.8 * random());
  }
  return times;
}

/** The face of a session from its script and the times its utterances begin. */
export function faceOf(
  script: Script,
  starts: readonly number[],
  durationSeconds: number,
  visemes: SampleFace['visemes'],
): SampleFace {
  const random = repeatable([...script.id].reduce((sum, letter) => 31 * sum + letter.charCodeAt(0), 7) | 0);
  const moments = timeline(script, starts, durationSeconds);
  return {
    expression: expressionCurves(moments),
    blinks: blinkTimes(script, durationSeconds, random),
    head: headCurves(moments, random),
    visemes,
    articulation: script.articulation,
  };
}
